namespace FaultKit;

/// <summary>Is told of hits and notices as they happen.</summary>
/// <remarks>
/// Told in turn, on a thread of its own, in the flow of the call concerned, which waits for it: return at once, and hand longer
/// work to somebody else. A listener that throws is heard no more of that one event; one that blocks holds up one call for a tenth
/// of a second, and is told nothing until it returns. The host is not harmed.
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
