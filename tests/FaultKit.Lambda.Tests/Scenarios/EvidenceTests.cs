using System.Text;
using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What the journal says was injected is what the outside saw: no fault without a hit, no hit without its fault.</summary>
public sealed class EvidenceTests
{
    private const int Invocations = 2_000;

    private static readonly FaultRule[] s_rules =
    [
        Rules.Of(new LatencyFault { Delay = TimeSpan.FromMilliseconds(11) }, 0.1),
        Rules.Of(new LatencyFault { Delay = TimeSpan.FromMilliseconds(13), When = FaultWhen.After }, 0.1),
        Rules.Of(new ErrorFault { Code = "Before" }, 0.05),
        Rules.Of(new ErrorFault { Code = "After", When = FaultWhen.After }, 0.05),
        Rules.Of(new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(2) }, 0.05),
        Rules.Of(new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(3), When = FaultWhen.After }, 0.05),
        Rules.Of(new ResponseFault { Status = 418, Body = "before" }, 0.05),
        Rules.Of(new ResponseFault { Status = 419, Body = "after", When = FaultWhen.After }, 0.05),
        Rules.Of(new CorruptFault { Kind = CorruptionKind.MalformedJson, On = PayloadSide.Request }, 0.1),
        Rules.Of(new CorruptFault { Kind = CorruptionKind.BitFlip }, 0.1),
    ];

    [Theory, BothTransports]
    public async Task Journal_AgreesWithWhatTheRuntimeApiSaw(Transport transport)
    {
        var time = new InstantTime();
        await using var stage = (await Stage.OpenAsync(transport, time, s_rules)).Start(16);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Invocations).Select(i => stage.InvokeAsync(Event(i), $"r{i}")));

        var hits = stage.Hits.Injected.ToLookup(hit => hit.Scope);
        Assert.All(outcomes.Index(), pair => Assert.Equal(Expected(hits[pair.Item.RequestId], pair.Index), Seen(stage, pair.Item, pair.Index)));
        Assert.Equal(Waits(stage.Hits), time.Waits.Order());
        Assert.All(s_rules, rule => Assert.NotEmpty(stage.Hits.By(rule.Name)));
        Assert.Equal(Invocations, stage.Function.Outcomes.Select(outcome => outcome.RequestId).Distinct().Count());
        Assert.Equal((0, 0), (stage.Function.RefusedAnswers, stage.Notices.Warnings.Count()));
    }

    /// <summary>Every second event is an HTTP request.</summary>
    private static string Event(int number) =>
        IsHttp(number) ? $$$"""{"n":{{{number}}},"httpMethod":"GET","requestContext":{}}""" : $$"""{"n":{{number}} }""";

    private static bool IsHttp(int number) => number % 2 == 0;

    /// <summary>What the hits of an invocation say must be seen: the outcome, how often the handler ran, and which bytes were broken.</summary>
    private static string Expected(IEnumerable<FaultHit> hits, int number)
    {
        var rules = s_rules.Where(rule => hits.Any(hit => hit.Rule == rule.Name)).Select(rule => rule.Fault).ToArray();
        var terminal = rules.SingleOrDefault(fault => fault is ErrorFault or ThrottleFault or ResponseFault);
        var outcome = terminal switch
        {
            ErrorFault error => $"error {error.Code}",
            ThrottleFault throttle => IsHttp(number) ? $"status 429 {throttle.RetryAfter!.Value.TotalSeconds}" : "error TooManyRequestsException",
            ResponseFault response => IsHttp(number) ? $"status {response.Status}" : $"body {response.Body}",
            _ => rules.Any(fault => fault is CorruptFault { On: PayloadSide.Response }) ? "broken" : "echo",
        };
        var runs = terminal is { When: FaultWhen.Before } ? 0 : 1;
        return $"{outcome}, {runs} runs, {(rules.Any(fault => fault is CorruptFault { On: PayloadSide.Request }) ? "event broken" : "event whole")}";
    }

    private static string Seen(Stage stage, LambdaOutcome outcome, int number)
    {
        var arrived = stage.Events.GetValueOrDefault(outcome.RequestId, Event(number));
        var seen = outcome.Kind == LambdaOutcomeKind.Failed ? $"error {outcome.ErrorType}"
            : outcome.Text == $"[{arrived}]" ? "echo"
            : outcome.Text is "before" or "after" ? $"body {outcome.Text}"
            : Status(outcome) ?? (outcome.Payload.Length == Encoding.UTF8.GetByteCount(arrived) + 2 ? "broken" : outcome.Text);
        return $"{seen}, {stage.Calls.GetValueOrDefault(outcome.RequestId)} runs, {(arrived == Event(number) ? "event whole" : "event broken")}";
    }

    private static string? Status(LambdaOutcome outcome)
    {
        if (!outcome.Text.StartsWith("{\"statusCode\":", StringComparison.Ordinal))
        {
            return null;
        }

        using var answer = JsonDocument.Parse(outcome.Text);
        var after = answer.RootElement.GetProperty("headers").TryGetProperty("Retry-After", out var wait) ? $" {wait.GetString()}" : "";
        return $"status {answer.RootElement.GetProperty("statusCode").GetInt32()}{after}";
    }

    private static IEnumerable<TimeSpan> Waits(HitList hits) => hits.Injected
        .Where(hit => hit.Fault == "latency")
        .Select(hit => ((LatencyFault)s_rules.Single(rule => rule.Name == hit.Rule).Fault).Delay)
        .Order();
}
