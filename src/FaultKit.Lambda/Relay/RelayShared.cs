using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>What the connections of a relay have in common: an invocation may be fetched over one and answered over another.</summary>
internal sealed class RelayShared(FaultInjector injector, ProcessEnvironment process)
{
    /// <summary>Made for the first: most functions never keep an event, and a kind of queue is paid for when a process starts.</summary>
    private volatile ConcurrentQueue<RelayEvent>? _kept;

    private volatile bool _isStopped;

    public FaultInjector Injector => injector;

    public InvocationProtocol Protocol { get; } = new(process);

    /// <summary>Events that are held back just now.</summary>
    public RelayHolds Holds { get; } = new();

    /// <summary>Whether everything may pass unseen.</summary>
    public bool IsIdle => injector.IsIdle && (_kept is null || KeepsNone()) && !Protocol.AwaitsAnswers(injector);

    /// <summary>Whether the relay has ended, and with it whatever waits.</summary>
    public bool IsStopped => _isStopped;

    public void Stop() => _isStopped = true;

    /// <summary>Keeps an event whose poll was given up after it had been fetched: nobody else will be sent it.</summary>
    public void Keep(RelayEvent fetched) => (_kept ?? Interlocked.CompareExchange(ref _kept, new(), null) ?? _kept).Enqueue(fetched);

    /// <summary>The event that has been kept for longest; null where there is none.</summary>
    public RelayEvent? TakeKept() => _kept is null ? null : Dequeue();

    private bool KeepsNone() => _kept!.IsEmpty;

    private RelayEvent? Dequeue() => _kept!.TryDequeue(out var left) ? left : null;
}
