using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>Calls, one after the other, of a server that has a quota, and of one that has none, before which it is injected.</summary>
/// <param name="Calls">When each call is made, after the first.</param>
/// <param name="Real">What each got of the server.</param>
/// <param name="Injected">What each got of the fault.</param>
internal sealed record QuotaComparison(IReadOnlyList<TimeSpan> Calls, IReadOnlyList<string> Real, IReadOnlyList<string> Injected)
{
    private const int Limit = 2;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Up to the limit and beyond it; in the next window, at its first moment; and late in a window, after one in which nobody called.</summary>
    private static readonly TimeSpan[] s_calls = [.. new[] { 0, 10, 20, 59.5, 60, 70, 80, 200, 201, 202 }.Select(TimeSpan.FromSeconds)];

    /// <summary>The fault, as a plan writes it.</summary>
    public static string FaultOf(bool saysDate) => $$"""{"type": "throttle", "limit": {{Limit}}, "window": "1m"{{(saysDate ? ", \"retryAfterFormat\": \"date\"" : "")}}}""";

    public static async Task<QuotaComparison> OfAsync(bool saysDate)
    {
        var time = new SetClock(s_start);
        await using var limited = await KestrelServer.StartAsync(new QuotaServer(Limit, s_window, saysDate, time).AnswerAsync);
        await using var well = await KestrelServer.StartAsync(context => context.Response.WriteAsync(Answers.Body));
        using var injector = new FaultInjector(new() { Environment = "Test", Time = time });
        injector.Load(FaultPlan.Parse($$"""{"version": 1, "enabled": true, "environments": ["Test"], "rules": [{"name": "rule", "target": "http:*", "fault": {{FaultOf(saysDate)}}}]}"""));
        using var client = new HttpClient(new SocketsHttpHandler());
        using var faulted = new HttpClient(new FaultHttpHandler(injector, new SocketsHttpHandler()));
        List<string> real = [];
        List<string> injected = [];
        foreach (var call in s_calls)
        {
            time.Now = s_start + call;
            real.Add(await SeeAsync(client, limited));
            injected.Add(await SeeAsync(faulted, well));
        }

        return new(s_calls, real, injected);
    }

    private static async Task<string> SeeAsync(HttpClient client, Peer peer)
    {
        using var response = await client.GetAsync(peer.Address);
        var body = await response.Content.ReadAsByteArrayAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}{(response.Headers.NonValidated.TryGetValues("Retry-After", out var wait) ? $", Retry-After: {wait}" : "")}, {body.Length} bytes");
    }

    /// <summary>A clock that both sides read, and that stands where it is put.</summary>
    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
