namespace FaultKit.Lambda;

/// <summary>Passes on a request whose body changes on the way, piece by piece as it comes: a stream stays one.</summary>
internal sealed class RelayMangle(RelayExchange exchange)
{
    private readonly RelayPair _pair = exchange.Pair;

    /// <summary>Passes it on, and its response.</summary>
    /// <returns>Whether the connection is good for another.</returns>
    public bool Pass(MangleMove mangle)
    {
        var framing = BodyFraming.OfRequest(exchange.Request);
        var isChunked = framing.End == BodyEnd.Chunked;
        if (!isChunked && mangle.LengthAfter(framing.Length) is null)
        {
            return PassWhole(mangle);
        }

        var head = isChunked ? HeadRewrite.Chunked(exchange.Request) : HeadRewrite.WithLength(exchange.Request, mangle.LengthAfter(framing.Length)!.Value);
        _pair.Send(_pair.Api, head);
        return exchange.PassResponse(Send(mangle, isChunked));
    }

    /// <summary>Passes on a body whose length is told before it, and is not known before it has been changed.</summary>
    private bool PassWhole(MangleMove mangle)
    {
        using var body = RelayBody.Open(exchange);
        using var whole = new MemoryStream();
        body.CopyTo(whole);
        var payload = mangle.Apply(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        _pair.Send(_pair.Api, HeadRewrite.WithLength(exchange.Request, payload.Length));
        return exchange.PassResponse(_pair.TrySend(payload));
    }

    /// <returns>False where the Runtime API has something to say first.</returns>
    private bool Send(MangleMove mangle, bool isChunked)
    {
        using var body = RelayBody.Open(exchange);
        using var mangled = mangle.Wrap(body);
        var piece = new byte[RelayChunks.Piece];
        for (int count; (count = mangled.Read(piece)) > 0;)
        {
            if (!_pair.TrySend(isChunked ? RelayChunks.Write(piece.AsSpan(0, count)) : piece.AsSpan(0, count)))
            {
                return false;
            }
        }

        // Behind a cut: nobody gets it, but trailers and the next request come after it.
        body.CopyTo(Stream.Null);
        return !isChunked || _pair.TrySend(RelayChunks.End(exchange.RequestBody.Trailers));
    }
}
