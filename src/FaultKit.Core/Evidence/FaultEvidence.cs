namespace FaultKit;

/// <summary>Takes hits and notices to the journal and the listeners, never at the host's expense.</summary>
internal sealed class FaultEvidence(int capacity, IReadOnlyList<IFaultListener> listeners)
{
    private ListenerThread[] _listeners = [.. listeners.Select(listener => new ListenerThread(listener))];

    public FaultJournal Journal { get; } = new(capacity);

    /// <summary>Tells another listener from now on; for a surface that brings its own.</summary>
    public void Add(IFaultListener listener) => _listeners = [.. _listeners, new(listener)];

    /// <summary>Records a hit; false where faults were turned off before it could be.</summary>
    public bool TryRecord(FaultHit hit, PlanSwitch @switch)
    {
        if (!Journal.TryAdd(hit, @switch))
        {
            return false;
        }

        Tell(listener => listener.OnHit(hit));
        return true;
    }

    public void Say(NoticeLevel level, string message)
    {
        var notice = new FaultNotice(level, message);
        Tell(listener => listener.OnNotice(notice));
    }

    private void Tell(Action<IFaultListener> tell) => Array.ForEach(_listeners, listener => listener.Tell(tell));
}
