namespace FaultKit;

/// <summary>Something a surface can do to a call. The set is closed: a surface translates every fault into these.</summary>
public abstract record FaultMove
{
    private protected FaultMove()
    {
    }
}
