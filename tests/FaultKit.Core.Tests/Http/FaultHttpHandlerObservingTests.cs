using System.Net;

namespace FaultKit.Tests.Http;

/// <summary>How requests went by themselves, for a plan's <c>abortWhen</c>.</summary>
public sealed class FaultHttpHandlerObservingTests : IDisposable
{
    private static readonly AbortCondition s_condition = new() { Target = FaultTarget.Parse("http:prices.internal"), ErrorRate = Rate.OfPercentage(50), MinCalls = 4 };

    private readonly FaultInjector _injector = new();

    public void Dispose() => _injector.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.OK, true)]
    [InlineData(HttpStatusCode.NotFound, true)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task ServersThatFail_EndThePlan(HttpStatusCode status, bool isOn)
    {
        await SendAsync(4, () => new(status));

        Assert.Equal(isOn, _injector.Plan is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RequestsThatFail_EndThePlan_AndFailAsTheyWould(bool isSync)
    {
        Load();
        using var invoker = HttpSome.Invoker(_injector, new StubServer(() => throw new HttpRequestException("no route")));

        for (var i = 0; i < 4; i++)
        {
            var failure = isSync ? Record.Exception(() => invoker.Send()) : await Record.ExceptionAsync(() => invoker.SendAsync());
            Assert.Equal("no route", Assert.IsType<HttpRequestException>(failure).Message);
        }

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task FaultsOfThePlan_AreNotHeldAgainstIt()
    {
        Load(new FaultRule { Name = "r", Target = FaultTarget.Parse("http:prices.internal"), Fault = new ResponseFault { Status = 503 } });
        using var invoker = HttpSome.Invoker(_injector, new StubServer());

        for (var i = 0; i < 20; i++)
        {
            (await invoker.SendAsync()).Dispose();
        }

        Assert.NotNull(_injector.Plan);
    }

    /// <summary>The timeout of an <c>HttpClient</c> comes as such a token.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RequestsGivenUp_CountOnlyWhereNoFaultHeldThemUp(bool isHeldUp)
    {
        Load(isHeldUp ? [new FaultRule { Name = "r", Target = FaultTarget.Parse("http:prices.internal"), Fault = new LatencyFault { Delay = TimeSpan.FromMinutes(1) } }] : []);
        using var invoker = HttpSome.Invoker(_injector, new SilentServer());

        for (var i = 0; i < 4; i++)
        {
            using var timeout = new CancellationTokenSource();
            var sent = invoker.SendAsync(HttpSome.Get(), timeout.Token);
            await timeout.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        }

        Assert.Equal(isHeldUp, _injector.Plan is not null);
    }

    [Fact]
    public async Task RequestsElsewhere_DoNotCount()
    {
        Load();
        using var invoker = HttpSome.Invoker(_injector, new StubServer(() => new(HttpStatusCode.BadGateway)));

        for (var i = 0; i < 20; i++)
        {
            (await invoker.SendAsync(HttpSome.Get(new("http://other.internal/")))).Dispose();
        }

        Assert.NotNull(_injector.Plan);
    }

    private void Load(params FaultRule[] rules) => _injector.Load(FaultPlan.Of(rules) with { AbortWhen = [s_condition] });

    private async Task SendAsync(int count, Func<HttpResponseMessage> answer)
    {
        Load();
        using var invoker = HttpSome.Invoker(_injector, new StubServer(answer));
        for (var i = 0; i < count; i++)
        {
            (await invoker.SendAsync()).Dispose();
        }
    }

    private sealed class SilentServer : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new();
        }
    }
}
