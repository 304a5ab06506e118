namespace FaultKit;

/// <summary>Is told of hits and notices as they happen.</summary>
/// <remarks>
/// Told in turn, on a thread of its own, in the flow of the call concerned, which waits for it: return at once, and hand longer
/// work to somebody else. A listener that throws is heard no more of that one event; one that blocks holds up one call for a tenth
/// of a second. While it is behind, no call waits for it: up to 1,000 events are kept and told later, when their calls have gone on,
/// and what comes beyond that is not told. The host is not harmed.
/// </remarks>
public interface IFaultListener
{
    /// <summary>A fault was injected, or came to nothing.</summary>
    /// <param name="hit">What happened.</param>
    void OnHit(FaultHit hit);

    /// <summary>FaultKit has something to say.</summary>
    /// <param name="notice">What it says.</param>
    void OnNotice(FaultNotice notice);
}
