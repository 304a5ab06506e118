using System.Text.Json;

namespace FaultKit.Layer.Tests;

/// <summary>Metrics in a function's log have the log's format, which Lambda names in <c>AWS_LAMBDA_LOG_FORMAT</c>.</summary>
public sealed class MetricFormatTests(BuiltLayer layer)
{
    public static TheoryData<string> Ways => ["relay", "builder", "handler", "layer"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task LogOfDocuments_HasTheMembersOfLambdasOwnLines(string ways)
    {
        var (metric, requestId) = await MetricAsync(ways, "JSON");

        Assert.Equal(("INFO", requestId), (metric.GetProperty("level").GetString(), metric.GetProperty("requestId").GetString()));
        Assert.True(metric.GetProperty("timestamp").TryGetDateTimeOffset(out _));
        Assert.StartsWith("Injected error by \"failing\"", metric.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task LogOfText_HasTheMetricAlone(string ways)
    {
        var (metric, _) = await MetricAsync(ways, "Text");

        Assert.Equal(["_aws", "FunctionName", "Fault", "Injections", "Rule", "Point", "Scope", "Detail"], metric.EnumerateObject().Select(member => member.Name));
    }

    /// <summary>The one metric in the log of a function whose one invocation failed; and the invocation's id.</summary>
    private async Task<(JsonElement Metric, string RequestId)> MetricAsync(string ways, string format)
    {
        await using var function = await FunctionProcess.StartAsync(
            layer.CommandOf(ways), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan), ("FAULTKIT_EMF", "true"), ("AWS_LAMBDA_LOG_FORMAT", format));
        var outcome = await function.InvokeAsync();
        await function.EndAsync();

        // CloudWatch takes a metric from a log event that is one document from its first character to its last.
        var line = Assert.Single(function.Log, line => line.Contains("\"_aws\"", StringComparison.Ordinal));
        return (JsonDocument.Parse(line).RootElement, outcome.RequestId);
    }
}
