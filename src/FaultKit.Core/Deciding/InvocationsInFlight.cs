namespace FaultKit;

/// <summary>The invocations that were taken in and not yet answered.</summary>
/// <remarks>
/// What a surface sets in the flow of the runtime client's HTTP handler does not reach the function (measured), so a call that leaves
/// the function is told whose it is by this: while one invocation is in flight, every call is its own. Lambda has no more than one,
/// unless the function was configured for more.
/// </remarks>
internal sealed class InvocationsInFlight
{
    private readonly Lock _changing = new();
    private readonly Dictionary<string, FaultScope> _scopes = new(StringComparer.Ordinal);
    private volatile FaultScope? _sole;
    private volatile int _count;

    /// <summary>Whether a surface takes invocations in from the Runtime API: what wraps a handler then leaves faults of the invocation to it.</summary>
    public bool IsFed { get; set; }

    /// <summary>Whether none is in flight.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The only one in flight; null where there is none, or more than one.</summary>
    public FaultScope? Sole => _sole;

    public FaultScope? Find(string requestId)
    {
        lock (_changing)
        {
            return _scopes.GetValueOrDefault(requestId);
        }
    }

    public void Enter(FaultScope scope)
    {
        lock (_changing)
        {
            _scopes[scope.Id] = scope;
            _count = _scopes.Count;
            _sole = _count == 1 ? scope : null;
        }
    }

    public void Exit(ReadOnlySpan<char> requestId)
    {
        lock (_changing)
        {
            _scopes.GetAlternateLookup<ReadOnlySpan<char>>().Remove(requestId);
            _count = _scopes.Count;
            _sole = _count == 1 ? _scopes.Values.First() : null;
        }
    }
}
