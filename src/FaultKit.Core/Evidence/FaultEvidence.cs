namespace FaultKit;

/// <summary>Takes hits and notices to the journal and the listeners, never at the host's expense.</summary>
internal sealed class FaultEvidence
{
    private ListenerThread[] _listeners;

    public FaultEvidence(int capacity, IReadOnlyList<IFaultListener> listeners)
    {
        Journal = new(capacity);
        _listeners = new ListenerThread[listeners.Count];
        for (var i = 0; i < _listeners.Length; i++)
        {
            _listeners[i] = new(listeners[i]);
        }
    }

    public FaultJournal Journal { get; }

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

    private void Tell(Action<IFaultListener> tell)
    {
        foreach (var listener in _listeners)
        {
            listener.Tell(tell);
        }
    }
}
