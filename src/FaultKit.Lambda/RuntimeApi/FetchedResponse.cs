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

    public ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move, bool isTaken) =>
        new(decision.HoldAsync(move, isTaken ? CancellationToken.None : poll));

    public void Replace(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        response.Content.Dispose();
        response.Content = content;
    }

    public void SetDeadline(string milliseconds)
    {
        response.Headers.Remove(RuntimeApiHeader.DeadlineMs);
        response.Headers.TryAddWithoutValidation(RuntimeApiHeader.DeadlineMs, milliseconds);
    }

    public void Keep() => kept.Enqueue(response);
}
