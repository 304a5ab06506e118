using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests.Http;

/// <summary>Faults that begin, grow and end by the clock of the plan.</summary>
public sealed class OverTimeTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(s_start.AddMinutes(-1));
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(-0.1, false)]
    [InlineData(0, true)]
    [InlineData(9.9, true)]
    [InlineData(10, false)]
    public async Task Outage_IsAWindowInWhichNobodyListens(double minutes, bool isRefused)
    {
        using var invoker = Invoker("""{ "type": "connection", "kind": "refused" }""", "\"duration\": \"10m\"");
        _time.SetUtcNow(s_start.AddMinutes(minutes));

        var failure = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal((isRefused, isRefused ? 0 : 1), (failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }, _server.Requests));
    }

    [Fact]
    public async Task BrownOut_Grows()
    {
        using var invoker = Invoker("""{ "type": "response", "status": 503 }""", "\"ramp\": \"10m\", \"percentage\": 80");
        List<int> failed = [];
        foreach (var minutes in new[] { 0, 5, 10 })
        {
            _time.SetUtcNow(s_start.AddMinutes(minutes));
            var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => invoker.SendAsync()));
            failed.Add(answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable));
        }

        Assert.Equal(0, failed[0]);
        Assert.InRange(failed[1], 150, 250);
        Assert.InRange(failed[2], 350, 450);
    }

    [Fact]
    public async Task Delay_Grows()
    {
        using var invoker = Invoker("""{ "type": "latency", "delay": "2s" }""", "\"ramp\": \"10m\", \"rampBy\": \"delay\"");
        _time.SetUtcNow(s_start.AddMinutes(5));

        var call = invoker.SendAsync();
        _time.Advance(TimeSpan.FromSeconds(0.9));
        var isEarly = call.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(0.2));

        using var response = await call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(isEarly);
    }

    private HttpMessageInvoker Invoker(string fault, string over)
    {
        var injector = new FaultInjector(new() { Environment = "Test", Time = _time });
        injector.Load(FaultPlan.Parse($$"""
            { "version": 1, "enabled": true, "environments": ["Test"], "seed": 1, "rules": [
                { "name": "rule", "target": "http:prices.internal", "starts": "2026-11-23T09:00:00Z", {{over}}, "fault": {{fault}} } ] }
            """));
        return HttpSome.Invoker(injector, _server);
    }
}
