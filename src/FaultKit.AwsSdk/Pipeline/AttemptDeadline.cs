namespace FaultKit.AwsSdk.Pipeline;

/// <summary>When a client gives up on an attempt, on a test's clock: after the timeout that it was made with.</summary>
/// <remarks>
/// A transport in memory is timed with the rest of the attempt. One that ends in the network is not: a virtual clock takes a socket
/// that is waited for as rest, and would go to the deadline at once. The client that sends times it, on the system's clock.
/// </remarks>
internal sealed class AttemptDeadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly bool _isInMemory;
    private readonly long _started;
    private readonly CancellationToken _attempt;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _either;
    private TimeSpan _left;

    private AttemptDeadline(TimeProvider time, TimeSpan limit, bool isInMemory, CancellationToken attempt)
    {
        (_time, _limit, _isInMemory, _attempt) = (time, limit, isInMemory, attempt);
        _started = time.GetTimestamp();
        _late = new(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(attempt, _late.Token);
    }

    /// <summary>Ends what is waited for: the time is over, or the caller gave up.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether it is the time that is over, and not the caller who gave up.</summary>
    public bool IsMissed => _late.IsCancellationRequested && !_attempt.IsCancellationRequested;

    /// <summary>The deadline of an attempt that begins now.</summary>
    /// <param name="client">The client that would send it, and whose timeout it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="attempt">The attempt's own token.</param>
    public static AttemptDeadline Of(HttpClient client, TimeProvider time, CancellationToken attempt) =>
        new(time, client.Timeout, SendingHandler.Of(client) is { } handler && RuntimeHandler.Find(handler) is null, attempt);

    /// <summary>The attempt is sent.</summary>
    /// <returns>What ends the sending.</returns>
    public CancellationToken Leave()
    {
        if (_isInMemory)
        {
            return Token;
        }

        _left = _limit - _time.GetElapsedTime(_started);
        _late.CancelAfter(Timeout.InfiniteTimeSpan);
        return _attempt;
    }

    /// <summary>The attempt has its response.</summary>
    public void ComeBack()
    {
        if (!_isInMemory && _limit != Timeout.InfiniteTimeSpan)
        {
            _late.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _late.Dispose();
    }
}
