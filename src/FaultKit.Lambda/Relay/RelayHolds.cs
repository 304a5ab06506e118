namespace FaultKit.Lambda;

/// <summary>Events that connections hold just now, so that whoever polls meanwhile takes over those whose own client has left.</summary>
/// <remarks>
/// Without this, a poll that comes right after another was given up would wait at the Runtime API for the next event, while the one
/// it should get lies here.
/// </remarks>
internal sealed class RelayHolds
{
    private readonly Lock _changing = new();

    /// <summary>Made for the first: most functions never hold an event, and a kind of set is paid for when a process starts.</summary>
    private HashSet<RelayHold>? _holds;

    public void Add(RelayHold hold)
    {
        lock (_changing)
        {
            (_holds ??= []).Add(hold);
        }
    }

    public bool Remove(RelayHold hold)
    {
        lock (_changing)
        {
            return _holds?.Remove(hold) == true;
        }
    }

    /// <summary>Has the events kept whose client has left, and waits until they are.</summary>
    public void Reclaim()
    {
        if (Volatile.Read(ref _holds) is not null)
        {
            GiveUp();
        }
    }

    private void GiveUp()
    {
        List<Task> ending;
        lock (_changing)
        {
            if (_holds!.Count == 0)
            {
                return;
            }

            ending = [];
            foreach (var hold in _holds)
            {
                if (hold.TryGiveUp() is { } end)
                {
                    ending.Add(end);
                }
            }
        }

        Task.WaitAll([.. ending]);
    }
}
