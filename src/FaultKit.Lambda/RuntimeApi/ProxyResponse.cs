using System.Buffers;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes an answer as the result that API Gateway, function URLs and load balancers turn into an HTTP response.</summary>
internal static class ProxyResponse
{
    public static ReadOnlyMemory<byte> Write(WireReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", reply.Status);
        writer.WriteStartObject("headers");
        foreach (var header in reply.Headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            writer.WriteString(header.Key, header.Value);
        }

        writer.WriteEndObject();
        writer.WriteString("body", reply.Body.Span);
        writer.WriteBoolean("isBase64Encoded", false);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
