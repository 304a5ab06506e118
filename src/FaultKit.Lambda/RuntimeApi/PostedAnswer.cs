namespace FaultKit.Lambda;

/// <summary>The function's answer as the request that an HTTP client posts.</summary>
internal readonly struct PostedAnswer(HttpRequestMessage request, RuntimeApiVerb verb, CancellationToken cancellation) : IFunctionAnswer
{
    public RuntimeApiVerb Verb => verb;

    public bool IsStreamed => IsStream(request);

    public bool IsHttpStream => IsStreamed && request.Content?.Headers.ContentType?.MediaType == RuntimeApiHeader.HttpStream;

    /// <summary>No HTTP client of .NET sends any.</summary>
    public bool HasTrailers => false;

    public bool HasBody => request.Content is not null;

    public long? Length => request.Content?.Headers.ContentLength;

    /// <summary>Whether a request streams a result.</summary>
    public static bool IsStream(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues(RuntimeApiHeader.ResponseMode, out var mode) && mode.ToString() == RuntimeApiHeader.Streaming;

    public ValueTask DelayAsync(FaultDecision decision) => new(decision.DelayAsync(FaultWhen.After, cancellation));

    public ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move) => new(decision.HoldAsync(move, cancellation));

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync() =>
        request.Content is null ? default : await request.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);

    public void Mangle(MangleMove mangle) => request.Content = new MangledContent(request.Content!, mangle, ownsInner: true);

    public void EndEarly(StreamEnd end) => request.Content = new CutContent(request.Content ?? new ByteArrayContent([]), end);
}
