namespace FaultKit.Testing;

/// <summary>When a client gives up on a request, on a clock that can be given to it.</summary>
/// <param name="time">The clock.</param>
/// <param name="limit">How long the client waits, from now on.</param>
/// <param name="request">The token that the client sent the request with: its own, by which it is known again.</param>
internal sealed class RequestDeadline(TimeProvider time, TimeSpan limit, CancellationToken request)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>Whether it is the client that waits. What its caller reads from a response, it reads with another token, and for as long as it likes.</summary>
    public bool IsMeantBy(CancellationToken token) => token == request;

    /// <summary>Does a part of the work, for as long as is left.</summary>
    /// <exception cref="TaskCanceledException">The time is over; it looks as <see cref="HttpClient"/>'s own does.</exception>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        var left = limit - time.GetElapsedTime(_started);
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(request, late.Token);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !request.IsCancellationRequested)
        {
            throw HttpExceptions.ClientTimeout(limit, e);
        }
    }
}
