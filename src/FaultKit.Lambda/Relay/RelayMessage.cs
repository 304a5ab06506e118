using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>Messages that are held whole, because a fault needs them whole.</summary>
internal static class RelayMessage
{
    /// <summary>Reads what is left of the response whose head was read.</summary>
    /// <param name="exchange">Where.</param>
    /// <param name="isClients">Whether it answers the client's own request.</param>
    /// <param name="payload">The body without its framing.</param>
    /// <returns>All of the response, byte for byte.</returns>
    /// <exception cref="EndOfStreamException">It broke off.</exception>
    public static byte[] Read(RelayExchange exchange, bool isClients, out ReadOnlyMemory<byte> payload)
    {
        var (api, body) = (exchange.Pair.Api, exchange.ResponseBody);
        var message = new ArrayBufferWriter<byte>();
        var content = new ArrayBufferWriter<byte>();
        message.Write(exchange.Response.Bytes);
        api.Consume(exchange.Response.Bytes.Length);
        while (!body.IsComplete)
        {
            if (api.Ahead.IsEmpty && !exchange.Pair.AwaitApi(isClients))
            {
                payload = content.WrittenMemory;
                return body.EndsWithConnection ? message.WrittenSpan.ToArray() : throw new EndOfStreamException("the Runtime API hung up in the middle of an event");
            }

            var count = body.Next(api.Ahead, out var piece);
            content.Write(piece);
            message.Write(api.Ahead[..count]);
            api.Consume(count);
        }

        payload = content.WrittenMemory;
        return message.WrittenSpan.ToArray();
    }

    /// <summary>A request that posts an answer of ours.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="authority">Whom the request is for.</param>
    public static byte[] Write(InvocationAnswer answer, string path, string authority)
    {
        var head = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: {authority}\r\nContent-Type: {answer.ContentType}\r\n");
        if (answer.ErrorType is { } type)
        {
            head.Append(CultureInfo.InvariantCulture, $"{RuntimeApiHeader.ErrorType}: {type}\r\n");
        }

        if (answer.XRayCause is { } cause)
        {
            head.Append(CultureInfo.InvariantCulture, $"{RuntimeApiHeader.XRayCause}: {cause}\r\n");
        }

        if (!answer.IsStreamed)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n\r\n");
            return [.. Encoding.Latin1.GetBytes(head.ToString()), .. answer.Body.Span];
        }

        head.Append(CultureInfo.InvariantCulture, $"{RuntimeApiHeader.ResponseMode}: streaming\r\nTransfer-Encoding: chunked\r\n\r\n{answer.Body.Length:X}\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. answer.Body.Span, .. "\r\n0\r\n\r\n"u8];
    }
}
