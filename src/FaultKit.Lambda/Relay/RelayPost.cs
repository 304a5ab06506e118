namespace FaultKit.Lambda;

/// <summary>Posts an answer of ours to the Runtime API.</summary>
internal sealed class RelayPost(RelayExchange exchange)
{
    private readonly RelayPair _pair = exchange.Pair;

    /// <summary>Sends it, whether the client is still there or not: an invocation that was taken must be answered.</summary>
    /// <returns>The receipt, byte for byte.</returns>
    /// <exception cref="IOException">The Runtime API hung up.</exception>
    public byte[] Send(InvocationAnswer answer, string path)
    {
        _pair.Reconnect();
        _pair.Send(_pair.Api, RelayMessage.Write(answer, path, _pair.Endpoint.Authority));
        byte[] receipt;
        do
        {
            if (!exchange.ReadResponse(isClients: false))
            {
                throw new EndOfStreamException("the Runtime API hung up");
            }

            receipt = RelayMessage.Read(exchange, isClients: false, out _);
        }
        while (exchange.Status < 200);

        if (exchange.ResponseBody.EndsWithConnection || exchange.Response.Lists("Connection"u8, "close"u8))
        {
            _pair.Abandon();
        }

        return receipt;
    }
}
