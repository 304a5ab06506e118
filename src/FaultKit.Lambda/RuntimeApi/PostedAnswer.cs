namespace FaultKit.Lambda;

/// <summary>The function's answer as the request that an HTTP client posts.</summary>
internal readonly struct PostedAnswer(HttpRequestMessage request, RuntimeApiVerb verb, CancellationToken cancellation) : IFunctionAnswer
{
    public RuntimeApiVerb Verb => verb;

    public bool IsHttpStream => false;

    public bool HasBody => request.Content is not null;

    public long? Length => request.Content?.Headers.ContentLength;

    public ValueTask DelayAsync(FaultDecision decision) => new(decision.DelayAsync(FaultWhen.After, cancellation));

    public ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move) => new(decision.HoldAsync(move, cancellation));

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync() =>
        request.Content is null ? default : await request.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);

    public void Mangle(MangleMove mangle) => request.Content = new MangledContent(request.Content!, mangle, ownsInner: true);
}
