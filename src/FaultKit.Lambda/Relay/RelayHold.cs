namespace FaultKit.Lambda;

/// <summary>One event between its fetching and its end here: on its way to the function, kept for another poll, or answered.</summary>
internal sealed class RelayHold : IDisposable
{
    private readonly CancellationTokenSource _givingUp = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly RelayHolds _holds;
    private readonly RelaySocket _client;

    public RelayHold(RelayHolds holds, RelaySocket client)
    {
        (_holds, _client) = (holds, client);
        holds.Add(this);
    }

    /// <summary>Cancelled where another poll wants the event, because this one's client has left.</summary>
    public CancellationToken GivingUp => _givingUp.Token;

    /// <summary>Gives the event up where its client has left; for who keeps the holds.</summary>
    /// <returns>When it will have happened; null where it will not.</returns>
    public Task? TryGiveUp()
    {
        if (!_client.HasLeft())
        {
            return null;
        }

        _givingUp.Cancel();
        return _ended.Task;
    }

    public void Dispose()
    {
        if (_holds.Remove(this))
        {
            _givingUp.Dispose();
            _ended.SetResult();
        }
    }
}
