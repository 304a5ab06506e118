using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes a failure for the header <c>Lambda-Runtime-Function-XRay-Error-Cause</c>.</summary>
/// <remarks>
/// The shape is that of Amazon.Lambda.RuntimeSupport (LambdaXRayExceptionWriter), and of "Segment documents", AWS X-Ray Developer Guide:
/// the working directory, the exception with its frames, and the paths in them. What a header cannot hold is escaped.
/// </remarks>
internal static class XRayCause
{
    /// <summary>The most that Lambda takes (the runtime client drops a longer one).</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The header's value; null where it would be too long.</summary>
    public static string? Of(string type, Exception failure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("working_directory", Environment.CurrentDirectory);
        writer.WriteStartArray("exceptions");
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteString("message", failure.Message);
        writer.WriteStartArray("stack");
        foreach (var line in FunctionError.Lines(failure))
        {
            writer.WriteStartObject();
            writer.WriteString("label", line.StartsWith("at ", StringComparison.Ordinal) ? line[3..] : line);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("paths");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();

        // The writer escapes all that is not ASCII, and control characters with it.
        return buffer.WrittenCount < MostBytes ? Encoding.ASCII.GetString(buffer.WrittenSpan) : null;
    }
}
