using System.Diagnostics;

namespace FaultKit.Tests.Http;

public sealed class HttpAttributesTests : IDisposable
{
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("tenant=acme", true)]
    [InlineData("tenant=other", false)]
    [InlineData(null, false)]
    public async Task Baggage_SelectsTheCallsOfARule(string? baggage, bool isHit)
    {
        using var injector = Injector("baggage.tenant", "acme");
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Get();
        if (baggage is not null)
        {
            request.Headers.Add("baggage", baggage);
        }

        await Record.ExceptionAsync(() => invoker.SendAsync(request));

        Assert.Equal(isHit, injector.Journal.Hits.Count == 1);
    }

    [Fact]
    public async Task BaggageOfTheActivity_IsThatOfTheRequestToCome()
    {
        using var activity = new Activity("test").AddBaggage("tenant", "acme").Start();
        using var injector = Injector("baggage.tenant", "acme");
        using var invoker = HttpSome.Invoker(injector, _server);

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Single(injector.Journal.Hits);
    }

    [Fact]
    public async Task AHeader_SelectsTheCallsOfARule()
    {
        using var injector = Injector("header.X-Chaos", "yes");
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Get();
        request.Headers.Add("X-Chaos", "yes");

        await Record.ExceptionAsync(() => invoker.SendAsync(request));

        Assert.Single(injector.Journal.Hits);
    }

    /// <summary>Whatever a request says of itself, it gets no more than the plan has for it.</summary>
    [Theory]
    [InlineData("baggage", "faultkit=on, percentage=100, fault=error")]
    [InlineData("baggage", "tenant=acme")]
    [InlineData("X-FaultKit", "error")]
    public async Task HeadersAlone_RaiseNothing(string header, string value)
    {
        using var injector = Injector("baggage.tenant", "acme", percentage: 0);
        using var invoker = HttpSome.Invoker(injector, _server);
        using var request = HttpSome.Get();
        request.Headers.Add(header, value);

        using var response = await invoker.SendAsync(request);

        Assert.Equal((0, 1), (injector.Journal.Hits.Count, _server.Requests));
    }

    private static FaultInjector Injector(string path, string value, double percentage = 100) => Some.Injector(FaultPlan.Of(
        Some.Rule("rule", target: "http:prices.internal", percentage: percentage) with { Match = new([new(path, MatchOperator.Eq, [MatchValue.Of(value)])]) }));
}
