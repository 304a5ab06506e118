namespace FaultKit.Testing;

/// <summary>What became of an asynchronous invocation: of an event that Lambda tried until it was done, or given up.</summary>
/// <remarks>Immutable, and therefore safe to share between threads.</remarks>
public sealed class AsyncInvocation
{
    internal AsyncInvocation(IReadOnlyList<LambdaOutcome> attempts, AsyncCondition condition, string record)
    {
        (Attempts, Condition, Record) = (attempts, condition, record);
    }

    /// <summary>Gets the request id, which all attempts share.</summary>
    public string RequestId => Outcome.RequestId;

    /// <summary>Gets every attempt, the first one first.</summary>
    public IReadOnlyList<LambdaOutcome> Attempts { get; }

    /// <summary>Gets the last attempt.</summary>
    public LambdaOutcome Outcome => Attempts[^1];

    /// <summary>Gets how it came to its end.</summary>
    public AsyncCondition Condition { get; }

    /// <summary>Gets the record that a destination is sent, as JSON; there whether or not the function has a destination.</summary>
    public string Record { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Condition} after {Attempts.Count} attempt(s): {Outcome}";
}
