using System.Collections.Concurrent;

namespace FaultKit.Lambda;

/// <summary>An event as the response that an HTTP client got to its poll.</summary>
internal readonly struct FetchedResponse(HttpResponseMessage response, ConcurrentQueue<HttpResponseMessage> kept, CancellationToken poll) : IFetchedEvent
{
    public bool IsEvent => response.IsSuccessStatusCode;

    public bool IsGivenUp => poll.IsCancellationRequested;

    public string? Header(string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        await response.Content.LoadIntoBufferAsync(CancellationToken.None).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask DelayAsync(FaultDecision decision, FaultWhen when, bool isTaken) =>
        new(decision.DelayAsync(when, isTaken ? CancellationToken.None : poll));

    public async ValueTask MangleAsync(MangleMove mangle)
    {
        response.Content = new MangledContent(response.Content, mangle, ownsInner: true);

        // Read at once: a client reads it with the poll's token, and an event lost to that would be lost for good.
        await response.Content.LoadIntoBufferAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public void Keep() => kept.Enqueue(response);
}
