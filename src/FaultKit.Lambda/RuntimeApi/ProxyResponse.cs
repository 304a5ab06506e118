using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
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

    public static ReadOnlySpan<byte> Delimiter => s_delimiter;

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

    /// <summary>Another status and other headers for a result of the function's.</summary>
    /// <returns>The result with its own body; null where it is no proxy response.</returns>
    public static ReadOnlyMemory<byte>? Rewrite(WireReply reply, EventFacts asked, ReadOnlyMemory<byte> result)
    {
        try
        {
            using var document = JsonDocument.Parse(result);
            var root = document.RootElement;
            var isProxy = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("statusCode"u8, out _);
            if (!isProxy && asked.Source is not (EventSource.HttpApi or EventSource.FunctionUrl))
            {
                return null;
            }

            var buffer = new ArrayBufferWriter<byte>(result.Length + 256);
            using var writer = new Utf8JsonWriter(buffer);
            WriteHead(writer, reply, asked);
            if (isProxy)
            {
                Pass(root, "body"u8, writer);
                Pass(root, "isBase64Encoded"u8, writer);
            }
            else
            {
                // Payload format 2.0: a result without a status is the body of a 200.
                writer.WriteString("body"u8, root.ValueKind == JsonValueKind.String ? root.GetString() : root.GetRawText());
            }

            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenMemory;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Also where a text is no text: broken UTF-8, or half of a surrogate pair.
            return null;
        }
    }

    private static void Pass(JsonElement result, ReadOnlySpan<byte> name, Utf8JsonWriter writer)
    {
        if (result.TryGetProperty(name, out var value))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        }
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

        var headers = ByName(reply.Headers);
        if (asked is { Source: EventSource.Alb, HasManyValues: true })
        {
            WriteLists(writer, headers);
            return;
        }

        var hasCookies = asked.Source is EventSource.HttpApi or EventSource.FunctionUrl;
        writer.WriteStartObject("headers");
        foreach (var (name, values) in headers)
        {
            if (!hasCookies || !IsCookie(name))
            {
                writer.WriteString(name, asked.Source == EventSource.ApiGateway ? values[0] : string.Join(", ", values));
            }
        }

        writer.WriteEndObject();
        if (hasCookies && headers.Find(header => IsCookie(header.Key)) is { Value: { } cookies })
        {
            WriteList(writer, "cookies", cookies);
        }
        else if (asked.Source == EventSource.ApiGateway && headers.FindAll(header => header.Value.Count > 1) is { Count: > 0 } repeated)
        {
            WriteLists(writer, repeated);
        }
    }

    /// <summary>The values of each header, in the order that their names came first.</summary>
    private static List<KeyValuePair<string, List<string>>> ByName(HeaderList headers)
    {
        var found = new List<KeyValuePair<string, List<string>>>();
        foreach (var (name, value) in headers)
        {
            var at = found.FindIndex(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                found.Add(new(name, [value]));
            }
            else
            {
                found[at].Value.Add(value);
            }
        }

        return found;
    }

    private static void WriteLists(Utf8JsonWriter writer, List<KeyValuePair<string, List<string>>> headers)
    {
        writer.WriteStartObject("multiValueHeaders");
        foreach (var (name, values) in headers)
        {
            WriteList(writer, name, values);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, List<string> values)
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
