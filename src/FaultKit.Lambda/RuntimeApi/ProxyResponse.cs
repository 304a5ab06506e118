using System.Buffers;
using System.Net;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes an answer as the result that API Gateway, function URLs and load balancers turn into an HTTP response.</summary>
/// <remarks>
/// Amazon API Gateway Developer Guide, "Lambda proxy integrations" (REST: <c>multiValueHeaders</c> for what comes more than once) and
/// "payload format version" (2.0 and function URLs: <c>cookies</c>, one value a header); Elastic Load Balancing, "Lambda functions as
/// targets" (<c>statusDescription</c>; lists of values where the request had them, and then nothing else).
/// </remarks>
internal static class ProxyResponse
{
    /// <summary>What stands between the head of a streamed answer and its body (AWS Lambda Developer Guide, response streaming).</summary>
    private static readonly byte[] s_delimiter = new byte[8];

    public static ReadOnlyMemory<byte> Write(WireReply reply, EventFacts asked)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        WriteHead(writer, reply, asked);
        writer.WriteString("body", reply.Body.Span);
        writer.WriteBoolean("isBase64Encoded", false);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The same for a function that streams: status and headers, a delimiter, the body as it is.</summary>
    public static ReadOnlyMemory<byte> WriteStreamed(WireReply reply, EventFacts asked)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        WriteHead(writer, reply, asked);
        writer.WriteEndObject();
        writer.Flush();
        buffer.Write(s_delimiter);
        buffer.Write(reply.Body.Span);
        return buffer.WrittenMemory;
    }

    private static void WriteHead(Utf8JsonWriter writer, WireReply reply, EventFacts asked)
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", reply.Status);
        if (asked.Source == EventSource.Alb)
        {
            using var described = new HttpResponseMessage((HttpStatusCode)reply.Status);
            writer.WriteString("statusDescription", $"{reply.Status} {described.ReasonPhrase}".TrimEnd());
        }

        var headers = reply.Headers.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase).ToArray();
        if (asked is { Source: EventSource.Alb, HasManyValues: true })
        {
            WriteLists(writer, headers);
            return;
        }

        var hasCookies = asked.Source is EventSource.HttpApi or EventSource.FunctionUrl;
        writer.WriteStartObject("headers");
        foreach (var header in headers.Where(header => !(hasCookies && IsCookie(header.Key))))
        {
            writer.WriteString(header.Key, asked.Source == EventSource.ApiGateway ? header.First() : string.Join(", ", header));
        }

        writer.WriteEndObject();
        if (hasCookies && headers.FirstOrDefault(header => IsCookie(header.Key)) is { } cookies)
        {
            WriteList(writer, "cookies", cookies);
        }
        else if (asked.Source == EventSource.ApiGateway && headers.Where(header => header.Count() > 1).ToArray() is { Length: > 0 } repeated)
        {
            WriteLists(writer, repeated);
        }
    }

    private static void WriteLists(Utf8JsonWriter writer, IGrouping<string, string>[] headers)
    {
        writer.WriteStartObject("multiValueHeaders");
        foreach (var header in headers)
        {
            WriteList(writer, header.Key, header);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static bool IsCookie(string name) => string.Equals(name, "Set-Cookie", StringComparison.OrdinalIgnoreCase);
}
