namespace FaultKit;

/// <summary>Is told of hits and notices as they happen.</summary>
/// <remarks>
/// Called on the thread of the call concerned: return at once, and hand longer work to somebody else. A listener that throws is
/// heard no more of that one event; the host is not harmed.
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
