namespace FaultKit.Lambda;

/// <summary>Passes on a streamed answer up to the end that a fault sets; the function is heard out, as if nothing had happened.</summary>
internal sealed class RelayCut(RelayExchange exchange, StreamEnd end)
{
    private readonly RelayPair _pair = exchange.Pair;

    /// <summary>Passes it on, and its response where there is one.</summary>
    /// <returns>Whether the connection is good for another.</returns>
    public bool Pass()
    {
        try
        {
            // In chunks from here, whatever it was: another framing has no trailers.
            _pair.Send(_pair.Api, HeadRewrite.Chunked(exchange.Request, hasTrailers: end.Error is not null));
            using var body = RelayBody.Open(exchange);
            return Pass(body);
        }
        finally
        {
            end.Report.Miss("the stream ended otherwise");
        }
    }

    private bool Pass(RelayBody body)
    {
        if (!Copy(body, end.After))
        {
            return exchange.PassResponse(isRequestThrough: false);
        }

        if (HasFailed())
        {
            end.Report.Miss("the function failed by itself");
        }

        if (!end.Report.Make())
        {
            return exchange.PassResponse(Copy(body, long.MaxValue) && End(body));
        }

        if (end.Error is { } error)
        {
            var isTold = _pair.TrySend(RelayChunks.End(error));
            body.CopyTo(Stream.Null);
            return exchange.PassResponse(isTold);
        }

        _pair.Cut();
        body.CopyTo(Stream.Null);
        _pair.Send(_pair.Client, RelayAnswer.Accepted);
        return true;
    }

    /// <summary>Whether the stream came to an end that tells of an error of the function's own.</summary>
    private bool HasFailed() => exchange.RequestBody.IsComplete && TellsOfAnError(exchange.RequestBody.Trailers);

    private static bool TellsOfAnError(ReadOnlySpan<byte> trailers)
    {
        while (trailers.IndexOf("\r\n"u8) is > 0 and var end)
        {
            if (new HeaderLines.Line(trailers[..(end + 2)]).Is("Lambda-Runtime-Function-Error-Type"u8))
            {
                return true;
            }

            trailers = trailers[(end + 2)..];
        }

        return false;
    }

    /// <returns>False where the Runtime API has something to say first.</returns>
    private bool Copy(RelayBody body, long left)
    {
        var piece = new byte[RelayChunks.Piece];
        for (int count; left > 0 && (count = body.Read(piece.AsSpan(0, (int)Math.Min(left, piece.Length)))) > 0; left -= count)
        {
            if (!_pair.TrySend(RelayChunks.Write(piece.AsSpan(0, count))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Passes on the end that the function set.</summary>
    private bool End(RelayBody body)
    {
        body.CopyTo(Stream.Null);
        return _pair.TrySend(RelayChunks.End(exchange.RequestBody.Trailers));
    }
}
