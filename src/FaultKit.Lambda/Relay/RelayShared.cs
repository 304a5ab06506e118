using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>What the connections of a relay have in common: an invocation may be fetched over one and answered over another.</summary>
internal sealed class RelayShared(FaultInjector injector, ProcessEnvironment process)
{
    private volatile bool _isStopped;

    public FaultInjector Injector => injector;

    public InvocationProtocol Protocol { get; } = new(process);

    /// <summary>Events whose poll was given up after they had been fetched: nobody else will be sent them.</summary>
    public ConcurrentQueue<RelayEvent> Kept { get; } = new();

    /// <summary>Events that are held back just now.</summary>
    public RelayHolds Holds { get; } = new();

    /// <summary>Whether everything may pass unseen.</summary>
    public bool IsIdle => injector.IsIdle && Kept.IsEmpty && !Protocol.AwaitsAnswers(injector);

    /// <summary>Whether the relay has ended, and with it whatever waits.</summary>
    public bool IsStopped => _isStopped;

    public void Stop() => _isStopped = true;
}
