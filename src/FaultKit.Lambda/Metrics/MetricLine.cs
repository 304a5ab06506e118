using System.Buffers;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes a hit as a line of CloudWatch's embedded metric format.</summary>
/// <remarks>
/// Amazon CloudWatch User Guide, "Specification: Embedded metric format": <c>_aws</c> says which members are metrics and dimensions,
/// and the whole log event has to be one JSON document. What there are many of (rules, requests) are members, and no dimensions: each
/// combination of those would be a metric that is paid for. In a log of JSON documents it also has what Lambda's own lines have
/// (AWS Lambda Developer Guide, "JSON log format"): <c>timestamp</c>, <c>level</c>, <c>message</c>, <c>requestId</c>.
/// </remarks>
/// <param name="function">The function's name; null where this is none.</param>
/// <param name="isJson">Whether the function's log consists of JSON documents.</param>
internal sealed class MetricLine(string? function, bool isJson)
{
    public const string Namespace = "FaultKit";

    /// <summary>The line, with its end.</summary>
    public ReadOnlyMemory<byte> Write(FaultHit hit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (isJson)
        {
            writer.WriteString("timestamp", hit.Time.UtcDateTime);
            writer.WriteString("level", "INFO");
            writer.WriteString("message", hit.ToString());
            if (hit.ScopeKind == ScopeKind.Invocation)
            {
                writer.WriteString("requestId", hit.Scope);
            }
        }

        WriteDirective(writer, hit);
        writer.WriteString("FunctionName", function ?? "function");
        writer.WriteString("Fault", hit.Fault);
        writer.WriteNumber("Injections", 1);
        writer.WriteString("Rule", hit.Rule);
        writer.WriteString("Point", hit.Point.Name);
        writer.WriteString("Scope", hit.Scope);
        writer.WriteString("Detail", hit.Detail);
        writer.WriteEndObject();
        writer.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteDirective(Utf8JsonWriter writer, FaultHit hit)
    {
        writer.WriteStartObject("_aws");
        writer.WriteNumber("Timestamp", hit.Time.ToUnixTimeMilliseconds());
        writer.WriteStartArray("CloudWatchMetrics");
        writer.WriteStartObject();
        writer.WriteString("Namespace", Namespace);
        writer.WriteStartArray("Dimensions");
        WriteDimensions(writer, "FunctionName");
        WriteDimensions(writer, "FunctionName", "Fault");
        writer.WriteEndArray();
        writer.WriteStartArray("Metrics");
        writer.WriteStartObject();
        writer.WriteString("Name", "Injections");
        writer.WriteString("Unit", "Count");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        writer.WriteStartArray();
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
