namespace FaultKit;

/// <summary>Takes hits and notices to the journal and the listeners, never at the host's expense.</summary>
internal sealed class FaultEvidence(int capacity, IReadOnlyList<IFaultListener> listeners)
{
    public FaultJournal Journal { get; } = new(capacity);

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
        foreach (var listener in listeners)
        {
            try
            {
                tell(listener);
            }
#pragma warning disable CA1031 // A listener's failure must not become the host's, whatever it is.
            catch (Exception)
#pragma warning restore CA1031
            {
                // There is nobody left to tell: a listener is how we tell.
            }
        }
    }
}
