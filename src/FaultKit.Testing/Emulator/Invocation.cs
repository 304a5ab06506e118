namespace FaultKit.Testing;

/// <summary>One invocation, from the moment it is asked for until it has an outcome.</summary>
internal sealed class Invocation(
    string requestId, ReadOnlyMemory<byte> json, InvocationContext context, InvokeOptions options, FaultInjector? test = null)
{
    private readonly TaskCompletionSource<LambdaOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    public ReadOnlyMemory<byte> Event => json;

    public InvocationContext Context => context;

    public InvokeOptions Options => options;

    /// <summary>Gets the test that made it; null where none did. What the function does for it belongs to that test.</summary>
    public FaultInjector? Test => test;

    /// <summary>Gets what was logged while it was served.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Gets or sets what looks after it while it waits. Guarded by the desk.</summary>
    public ITimer? Patience { get; set; }

    public Task<LambdaOutcome> Outcome => _outcome.Task;

    /// <summary>Gets or sets the delivery in force; null while the invocation waits. Guarded by the desk.</summary>
    public Delivery? Delivery { get; set; }

    public bool IsOpen => !_outcome.Task.IsCompleted;

    /// <summary>The same once more, as another attempt of Lambda's.</summary>
    public Invocation Again() => new(requestId, json, context, options, test);

    public void End(LambdaOutcome outcome) => _outcome.SetResult(outcome);

    public void Fail(Exception exception) => _outcome.SetException(exception);

    public void Forget() => _outcome.SetCanceled();
}
