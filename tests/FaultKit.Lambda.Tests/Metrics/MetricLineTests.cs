using System.Text;
using System.Text.Json;

namespace FaultKit.Lambda.Tests;

public sealed class MetricLineTests
{
    private static readonly FaultHit s_hit = new()
    {
        Time = DateTimeOffset.FromUnixTimeMilliseconds(1_764_100_000_123),
        Rule = "slow \"sync\"",
        Fault = "latency",
        Point = FaultPoint.Lambda("orders"),
        Scope = "r-1",
        ScopeKind = ScopeKind.Invocation,
        Occurrence = 1,
        Outcome = HitOutcome.Injected,
        Detail = "delayed\n800 ms before the call",
    };

    [Fact]
    public void Line_HasTheEmbeddedMetricFormat()
    {
        using var line = JsonDocument.Parse(new MetricLine("orders", isJson: false).Write(s_hit));

        var directive = line.RootElement.GetProperty("_aws");
        var metrics = directive.GetProperty("CloudWatchMetrics")[0];
        Assert.Equal(1_764_100_000_123, directive.GetProperty("Timestamp").GetInt64());
        Assert.Equal("FaultKit", metrics.GetProperty("Namespace").GetString());
        Assert.Equal("""[["FunctionName"],["FunctionName","Fault"]]""", metrics.GetProperty("Dimensions").GetRawText());
        Assert.Equal("""[{"Name":"Injections","Unit":"Count"}]""", metrics.GetProperty("Metrics").GetRawText());

        // Every dimension and every metric has to be a member.
        Assert.Equal(("orders", "latency", 1), (line.RootElement.GetProperty("FunctionName").GetString(), line.RootElement.GetProperty("Fault").GetString(), line.RootElement.GetProperty("Injections").GetInt32()));
        Assert.Equal(("slow \"sync\"", "r-1"), (line.RootElement.GetProperty("Rule").GetString(), line.RootElement.GetProperty("Scope").GetString()));
        Assert.False(line.RootElement.TryGetProperty("level", out _));
    }

    [Fact]
    public void Line_IsOneLine()
    {
        var text = Encoding.UTF8.GetString(new MetricLine("orders", isJson: true).Write(s_hit).Span);

        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void LineOfAJsonLog_HasWhatLambdasOwnLinesHave()
    {
        using var line = JsonDocument.Parse(new MetricLine("orders", isJson: true).Write(s_hit));

        Assert.Equal(("2025-11-25T19:46:40.123Z", "INFO", "r-1"), (line.RootElement.GetProperty("timestamp").GetString(), line.RootElement.GetProperty("level").GetString(), line.RootElement.GetProperty("requestId").GetString()));
        Assert.Equal(s_hit.ToString(), line.RootElement.GetProperty("message").GetString());
    }
}
