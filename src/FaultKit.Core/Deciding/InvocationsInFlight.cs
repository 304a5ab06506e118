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

    // Seldom more than one, never more than the function was configured for: a walk is cheaper than hashing a request id.
    // An array and no list: lists of a value type of ours are compiled anew whenever a process starts.
    private Entry[] _entered = new Entry[4];
    private volatile FaultScope? _sole;
    private volatile int _count;
    private int _hasBegun;

    /// <summary>Whether a surface takes invocations in from the Runtime API: what wraps a handler then leaves faults of the invocation to it.</summary>
    public bool IsFed { get; set; }

    /// <summary>Whether this environment's initialization is over: somebody has polled, or a handler was called.</summary>
    public bool HasBegun => Volatile.Read(ref _hasBegun) != 0;

    /// <summary>Whether none is in flight.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The only one in flight; null where there is none, or more than one.</summary>
    public FaultScope? Sole => _sole;

    /// <summary>Ends the initialization; false where somebody has done so before.</summary>
    public bool TryBegin() => !HasBegun && Interlocked.Exchange(ref _hasBegun, 1) == 0;

    public FaultScope? Find(string requestId)
    {
        lock (_changing)
        {
            return IndexOf(requestId) is >= 0 and var index ? _entered[index].Scope : null;
        }
    }

    /// <summary>An invocation was taken in.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="end">When nobody can be working on it any more.</param>
    /// <param name="outcome">Whether a plan wants to know how it ends.</param>
    public void Enter(FaultScope scope, DateTimeOffset end, CallOutcome outcome = default)
    {
        lock (_changing)
        {
            Remove(scope.Id);
            if (_count == _entered.Length)
            {
                var larger = new Entry[_count * 2];
                Array.Copy(_entered, larger, _count);
                _entered = larger;
            }

            _entered[_count] = new(scope, end, outcome, null);
            Count(_count + 1);
        }
    }

    /// <summary>An invocation that was taken in has faults, which are not to be held against their plan.</summary>
    public void Note(FaultScope scope, FaultDecision decision)
    {
        lock (_changing)
        {
            if (IndexOf(scope.Id) is >= 0 and var index && _entered[index].Outcome.IsObserved)
            {
                _entered[index] = _entered[index] with { Decision = decision };
            }
        }
    }

    /// <summary>The function answered an invocation by itself.</summary>
    /// <param name="requestId">Which.</param>
    /// <param name="hasFailed">Whether it reported a failure.</param>
    public void Exit(ReadOnlySpan<char> requestId, bool hasFailed) 
    {
        var entry = Remove(requestId);
        entry.Outcome.End(hasFailed, entry.Decision);
    }

    /// <summary>An invocation was answered.</summary>
    public void Exit(ReadOnlySpan<char> requestId) => Remove(requestId);

    /// <summary>Forgets invocations that are past their end: a streamed response goes another way, and nobody sees it.</summary>
    public void Sweep(DateTimeOffset now)
    {
        lock (_changing)
        {
            for (var index = _count - 1; index >= 0; index--)
            {
                if (_entered[index].End < now)
                {
                    RemoveAt(index);
                }
            }
        }
    }

    private Entry Remove(ReadOnlySpan<char> requestId)
    {
        lock (_changing)
        {
            if (IndexOf(requestId) is not (>= 0 and var index))
            {
                return default;
            }

            var entry = _entered[index];
            RemoveAt(index);
            return entry;
        }
    }

    private void RemoveAt(int index)
    {
        _entered[index] = _entered[_count - 1];
        _entered[_count - 1] = default;
        Count(_count - 1);
    }

    private int IndexOf(ReadOnlySpan<char> requestId)
    {
        for (var index = 0; index < _count; index++)
        {
            if (requestId.SequenceEqual(_entered[index].Scope.Id))
            {
                return index;
            }
        }

        return -1;
    }

    private void Count(int count)
    {
        _count = count;
        _sole = count == 1 ? _entered[0].Scope : null;
    }

    private readonly record struct Entry(FaultScope Scope, DateTimeOffset End, CallOutcome Outcome, FaultDecision? Decision);
}
