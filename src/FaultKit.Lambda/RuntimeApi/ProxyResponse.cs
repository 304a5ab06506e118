using System.Buffers;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes an answer as the result that API Gateway, function URLs and load balancers turn into an HTTP response.</summary>
internal static class ProxyResponse
{
    /// <summary>What stands between the head of a streamed answer and its body (AWS Lambda Developer Guide, response streaming).</summary>
    private static readonly byte[] s_delimiter = new byte[8];

    public static ReadOnlyMemory<byte> Write(WireReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        WriteHead(writer, reply);
        writer.WriteString("body", reply.Body.Span);
        writer.WriteBoolean("isBase64Encoded", false);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The same for a function that streams: status and headers, a delimiter, the body as it is.</summary>
    public static ReadOnlyMemory<byte> WriteStreamed(WireReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        WriteHead(writer, reply);
        writer.WriteEndObject();
        writer.Flush();
        buffer.Write(s_delimiter);
        buffer.Write(reply.Body.Span);
        return buffer.WrittenMemory;
    }

    private static void WriteHead(Utf8JsonWriter writer, WireReply reply)
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", reply.Status);
        writer.WriteStartObject("headers");
        foreach (var header in reply.Headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            writer.WriteString(header.Key, header.Value);
        }

        writer.WriteEndObject();
    }
}
