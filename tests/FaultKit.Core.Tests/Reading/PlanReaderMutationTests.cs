using System.Collections.Concurrent;
using System.Text;

namespace FaultKit.Tests;

/// <summary>200,000 spoilt documents: no crash, no hang, no plan that is not valid, and no refusal without a place.</summary>
public sealed class PlanReaderMutationTests
{
    private const int Count = 200_000;

    private static readonly PlanMutator s_mutator = new(
    [
        Documents.Good,
        Documents.Plan(),
        Documents.Rule(),
        Documents.Plan("\"rules\": []", environments: "\"environments\": [\"Production\"], \"expires\": \"2026-03-01T13:00:00Z\""),
        Documents.Plan("\"dryRun\": true, \"seed\": 7, \"abortWhen\": [{ \"target\": \"lambda:*\", \"errorRate\": 20, \"window\": \"1m\" }, { \"target\": \"http:*\", \"latency\": \"2s\", \"percentile\": 99 }]"),
        Documents.Rule("\"percentage\": 12.5, \"calls\": \"1..2\", \"skip\": 2, \"every\": 5, \"limit\": 100, \"starts\": \"2026-03-01T12:00:00Z\", \"duration\": \"PT10M\""),
        Documents.Rule("\"match\": [{ \"path\": \"method\", \"value\": \"GET\" }, { \"path\": \"$.a[*].b\", \"operator\": \"in\", \"value\": [1, \"x\", null] }]"),
        Documents.Rule(fault: "\"oneOf\": [{ \"weight\": 3, \"fault\": { \"type\": \"throttle\", \"retryAfter\": \"2s\" } }, { \"weight\": 1, \"fault\": { \"type\": \"timeout\", \"cap\": \"1s\" } }]"),
        Documents.Fault("\"type\": \"latency\", \"delay\": \"800ms\", \"jitter\": \"200ms\", \"distribution\": \"normal\", \"when\": \"after\"", "lambda:trade-*"),
        Documents.Fault("\"type\": \"response\", \"status\": 503, \"headers\": { \"X-A\": \"1\" }, \"body\": { \"a\": [1, { \"b\": null }] }"),
    ]);

    [Fact]
    public void SpoiltDocument_IsAValidPlanOrIsRefusedWithAPlace()
    {
        var plans = 0;
        var failures = new ConcurrentQueue<string>();

        Parallel.For(0, Count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, number =>
        {
            var document = s_mutator.Make((ulong)number);
            if (Judge(document, out var isPlan) is { } failure)
            {
                failures.Enqueue($"document {number}: {failure}\n{Encoding.UTF8.GetString(document)}");
            }

            if (isPlan)
            {
                Interlocked.Increment(ref plans);
            }
        });

        Assert.Empty(failures);

        // Were nearly all of them plans, or none, nothing would have been shown.
        Assert.InRange(plans, Count / 100, Count / 2);
    }

    private static string? Judge(byte[] document, out bool isPlan)
    {
        isPlan = false;
        try
        {
            var reading = Documents.Read(document);
            isPlan = reading.Plan is not null;
            return reading.Plan is { } plan
                ? reading.Errors.Count > 0 ? "a plan with errors" : WhyInvalid(plan)
                : reading.Errors.Count == 0 ? "refused, and nobody knows why" : WhyLost(reading.Errors, document);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    /// <summary>Held against the rules of the language once more, by what code that makes plans is held to.</summary>
    private static string? WhyInvalid(FaultPlan plan)
    {
        var isForProduction = plan.Environments.Any(name => name == "*" || name.Equals("Production", StringComparison.OrdinalIgnoreCase));
        return plan.Environments.Count == 0 ? "no environment"
            : plan.Enabled && isForProduction && (plan.Expires is null || plan.Expires > Some.Instant.AddHours(24)) ? "no end in production"
            : plan.Rules.Select(rule => rule.Name).Distinct().Count() != plan.Rules.Count ? "a name twice"
            : plan.Rules.Select(WhyInvalid).FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyInvalid(FaultRule rule) =>
        rule.Complaint
        ?? (rule.Rate.Value is < 0 or > 1 || rule.Skip < 0 || rule.Every < 1 || rule.Limit < 1 ? "a selector out of its range"
        : rule.Duration is not null && rule.Starts is null ? "a duration without a start"
        : null);

    private static string? WhyLost(IReadOnlyList<PlanError> errors, byte[] document)
    {
        var lines = Encoding.UTF8.GetString(document).Split('\n');
        var lost = errors.FirstOrDefault(error =>
            error.Message.Length == 0 || !error.Path.StartsWith('$') || error.Line < 1 || error.Line > lines.Length || error.Column < 1 || error.Column > lines[error.Line - 1].Length + 1);
        return lost is null ? null : $"a place that is not in the document: {lost}";
    }
}
