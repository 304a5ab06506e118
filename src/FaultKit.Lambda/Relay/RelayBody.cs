namespace FaultKit.Lambda;

/// <summary>The body of a client's request without its framing, read as it comes. Holds the thread.</summary>
internal sealed class RelayBody : Stream
{
    private readonly RelayExchange _exchange;

    private RelayBody(RelayExchange exchange) => _exchange = exchange;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Takes the head of the request away and opens what follows, which a careful client has to be asked for.</summary>
    public static RelayBody Open(RelayExchange exchange)
    {
        exchange.TakeRequest();
        if (exchange.Pair.Client.Ahead.IsEmpty && exchange.Request.Lists("Expect"u8, "100-continue"u8))
        {
            exchange.Pair.Send(exchange.Pair.Client, "HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        return new(exchange);
    }

    /// <exception cref="EndOfStreamException">The client hung up in the middle of it.</exception>
    public override int Read(Span<byte> buffer)
    {
        var (client, body) = (_exchange.Pair.Client, _exchange.RequestBody);
        while (!body.IsComplete && buffer.Length > 0)
        {
            if (client.Ahead.IsEmpty)
            {
                _exchange.Pair.AwaitMore(isHeard: false);
                if (client.IsEnded)
                {
                    throw new EndOfStreamException("the runtime client hung up in the middle of an answer");
                }
            }

            var count = body.Next(client.Ahead[..Math.Min(client.Ahead.Length, buffer.Length)], out var payload);
            payload.CopyTo(buffer);
            var length = payload.Length;
            client.Consume(count);
            if (length > 0)
            {
                return length;
            }
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
