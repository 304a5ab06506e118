using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>An event as the bytes that the Runtime API sent.</summary>
internal sealed class RelayEvent(RelayExchange exchange, RelayShared shared) : IFetchedEvent
{
    private byte[]? _message;
    private ReadOnlyMemory<byte> _payload;
    private string? _deadline;

    public bool IsEvent => exchange.Status is >= 200 and < 300;

    public bool IsGivenUp => shared.IsStopped || exchange.Pair.Client.IsGone();

    /// <summary>Whether the connection ends with the event, because that is how its end is told.</summary>
    public bool EndsWithConnection { get; private set; }

    /// <summary>Whether it was read, and has to be sent from here.</summary>
    public bool IsRead => _message is not null;

    /// <summary>Where it is held; set before a fault is carried out.</summary>
    public RelayHold? Hold { get; set; }

    public string? Header(string name) => exchange.Response.Text(name);

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        if (_message is not null)
        {
            return new(_payload);
        }

        _message = RelayMessage.Read(exchange, isClients: true, out _payload);
        EndsWithConnection = exchange.ResponseBody.EndsWithConnection;
        return new(_payload);
    }

    public ValueTask DelayAsync(FaultDecision decision, FaultWhen when, bool isTaken)
    {
        if (isTaken)
        {
            // Nobody can take it over any more.
            Hold!.Dispose();
            decision.Delay(when, () => shared.IsStopped, CancellationToken.None);
        }
        else
        {
            decision.Delay(when, () => IsGivenUp, Hold!.GivingUp);
        }

        return default;
    }

    public ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move, bool isTaken)
    {
        if (isTaken)
        {
            Hold!.Dispose();
            return new(decision.Hold(move, () => shared.IsStopped));
        }

        return new(decision.Hold(move, () => IsGivenUp, Hold!.GivingUp));
    }

    public void Replace(ReadOnlyMemory<byte> json)
    {
        _payload = json;
        Write();
    }

    public void SetDeadline(string milliseconds)
    {
        _deadline = milliseconds;
        Write();
    }

    public void Keep() => shared.Keep(this);

    /// <summary>Sends it to a client, or keeps it where there is none any more.</summary>
    /// <returns>Whether the connection is good for another exchange.</returns>
    public bool Deliver(RelayPair pair)
    {
        if (_message is not { } message)
        {
            // It broke off on its way, which the client sees as it would without us.
            return false;
        }

        try
        {
            if (!pair.Client.IsGone())
            {
                pair.Send(pair.Client, message);
                return !EndsWithConnection;
            }
        }
        catch (SocketException)
        {
            // What was sent of it was too little to make an event of.
        }

        Keep();
        return false;
    }

    /// <summary>Written at once: the head is the exchange's, and an event may be kept for another.</summary>
    private void Write() => _message = [.. HeadRewrite.WithLength(exchange.Response, _payload.Length, _deadline), .. _payload.Span];
}
