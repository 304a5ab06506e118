namespace FaultKit.Testing;

/// <summary>Knows on how many threads a flow is being executed right now, whoever's threads they are.</summary>
/// <remarks>The flow carries this in its execution context, and every thread that takes up or lays down the context says so.</remarks>
internal sealed class FlowPresence
{
    private static readonly AsyncLocal<FlowPresence?> s_current = new(Note);
    private int _threads;
    private long _entries;

    /// <summary>How many threads are in it.</summary>
    public int Threads => Volatile.Read(ref _threads);

    /// <summary>How often a thread has entered it.</summary>
    public long Entries => Interlocked.Read(ref _entries);

    /// <summary>Starts a flow that carries this; the caller's own context stays as it is.</summary>
    public void Enter(Action start) => ExecutionContext.Run(
        ExecutionContext.Capture() ?? throw new InvalidOperationException("A flow on virtual time has to carry its execution context; do not start it where the flow of the context is suppressed."),
        _ =>
        {
            s_current.Value = this;
            start();
        },
        null);

    private static void Note(AsyncLocalValueChangedArgs<FlowPresence?> change)
    {
        if (change.PreviousValue is { } left)
        {
            Interlocked.Decrement(ref left._threads);
        }

        if (change.CurrentValue is { } entered)
        {
            Interlocked.Increment(ref entered._threads);
            Interlocked.Increment(ref entered._entries);
        }
    }
}
