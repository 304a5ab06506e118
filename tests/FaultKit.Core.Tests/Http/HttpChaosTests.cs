namespace FaultKit.Tests.Http;

/// <remarks>Not beside other tests, because of the one about the kill switch: they would not find FaultKit either.</remarks>
[Collection(nameof(HttpChaosTests))]
[CollectionDefinition(nameof(HttpChaosTests), DisableParallelization = true)]
public sealed class HttpChaosTests
{
    [Fact]
    public async Task ClientMadeByHand_MeetsFaults()
    {
        using var injector = HttpSome.Injector(new ResponseFault { Status = 503 });
        using var inner = new ReadyHandler();
        using var client = new HttpClient(inner.UseChaos(injector));

        using var response = await client.GetAsync(HttpSome.Address, TestContext.Current.CancellationToken);

        Assert.Equal(503, (int)response.StatusCode);
    }

    [Fact]
    public void SaidTwice_IsSaidOnce()
    {
        using var injector = new FaultInjector();
        using var once = new ReadyHandler().UseChaos(injector);

        Assert.Same(once, once.UseChaos(injector));
    }

    [Fact]
    public void WithoutAnInjector_TheProcessDecides()
    {
        using var handler = new ReadyHandler().UseChaos();

        Assert.IsType<FaultHttpHandler>(handler);
    }

    [Fact]
    public void KillSwitch_LeavesTheHandlerAlone()
    {
        using var injector = new FaultInjector();
        using var inner = new ReadyHandler();
        Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", "1");
        try
        {
            Assert.Same(inner, inner.UseChaos(injector));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", null);
        }
    }
}
