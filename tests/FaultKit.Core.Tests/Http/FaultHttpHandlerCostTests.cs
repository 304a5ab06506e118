namespace FaultKit.Tests.Http;

/// <summary>What the handler costs where it has nothing to do: nothing that a collector would notice.</summary>
public sealed class FaultHttpHandlerCostTests
{
    private const int Calls = 1_000;

    [Fact]
    public void ClosedInjector_AllocatesNoMoreThanAHandlerThatDoesNothing()
    {
        using var injector = new FaultInjector();

        var more = BytesOf(new FaultHttpHandler(injector, new ReadyHandler())) - BytesOf(new PassingHandler(new ReadyHandler()));

        Assert.Equal(0, more);
    }

    [Fact]
    public void NoRuleForTheHost_AllocatesNoMoreThanAHandlerThatDoesNothing()
    {
        using var injector = HttpSome.Injector(target: "http:elsewhere.internal");

        var more = BytesOf(new FaultHttpHandler(injector, new ReadyHandler())) - BytesOf(new PassingHandler(new ReadyHandler()));

        Assert.Equal(0, more);
    }

    [Fact]
    public void NoRuleForThePath_AllocatesNoMoreThanAHandlerThatDoesNothing()
    {
        using var injector = HttpSome.Injector(target: "http:prices.internal/orders/*");

        var more = BytesOf(new FaultHttpHandler(injector, new ReadyHandler())) - BytesOf(new PassingHandler(new ReadyHandler()));

        Assert.Equal(0, more);
    }

    /// <summary>Each call has an address of its own, as one that HttpClient joins from its base address has; what that costs is not counted.</summary>
    private static long BytesOf(HttpMessageHandler handler)
    {
        using var invoker = new HttpMessageInvoker(handler);
        var requests = Enumerable.Range(0, 2 * Calls).Select(i => HttpSome.Get(new($"http://prices.internal/quotes/{i}"))).ToArray();
        Send(invoker, requests.AsSpan(Calls));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Send(invoker, requests.AsSpan(0, Calls));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Send(HttpMessageInvoker invoker, ReadOnlySpan<HttpRequestMessage> requests)
    {
        foreach (var request in requests)
        {
            invoker.SendAsync(request, CancellationToken.None);
        }
    }
}
