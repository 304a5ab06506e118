namespace FaultKit;

/// <summary>Says of a request that never leaves what the runtime's own handler would have said, had it been sent and failed for real.</summary>
/// <remarks>
/// A handler above the runtime's hides a request from it, and dashboards would stay green in the middle of an experiment. So the span
/// and the metrics are written here, once, and only where the runtime's handler, which is asked for its settings, is not called. The span is made when
/// the request is over, with the time at which it began: until then nobody knows whether the request will leave after all, because
/// faults are turned off while it waits. No header is added: a later attempt of the same request would carry it on.
/// </remarks>
internal sealed class RequestAccount
{
    private readonly HttpRequestMessage _request;
    private readonly RequestMetrics? _metrics;
    private readonly bool _hasSpan;
    private readonly bool _isCounted;
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private readonly long _timestamp = TimeProvider.System.GetTimestamp();
    private bool _isClosed;

    private RequestAccount(HttpRequestMessage request, RequestMetrics? metrics, bool hasSpan)
    {
        _request = request;
        _metrics = metrics;
        _hasSpan = hasSpan;
        _isCounted = metrics is { Active.Enabled: true };
        if (_isCounted)
        {
            metrics!.Active.Add(1, RequestTags.Common(request));
        }
    }

    /// <summary>Begins, before anything is done to a request; null where nobody listens.</summary>
    /// <param name="request">The request.</param>
    /// <param name="inner">The handlers that it may not reach.</param>
    public static RequestAccount? Open(HttpRequestMessage request, HttpMessageHandler? inner)
    {
        if (RuntimeHandler.Find(inner) is not { } runtime)
        {
            return null;
        }

        var hasSpan = runtime.HasSpans && RequestSpan.IsHeard(request);
        var metrics = RequestMetrics.Of(runtime.Meters);
        return hasSpan || metrics is { IsHeard: true } ? new(request, metrics, hasSpan) : null;
    }

    /// <summary>The request is sent: from here on, the runtime speaks for itself.</summary>
    public void Leave()
    {
        if (!_isClosed && _isCounted)
        {
            _metrics!.Active.Add(-1, RequestTags.Common(_request));
        }

        _isClosed = true;
    }

    /// <summary>The request is over.</summary>
    /// <param name="response">What came of it; null where it failed.</param>
    /// <param name="failure">Why it failed; null where it did not.</param>
    public void Close(HttpResponseMessage? response, Exception? failure)
    {
        if (_isClosed)
        {
            return;
        }

        Leave();
        if (_hasSpan)
        {
            RequestSpan.Write(_request, response, failure, _start);
        }

        if (_metrics is { Duration.Enabled: true })
        {
            var tags = RequestTags.Common(_request);
            RequestTags.AddOutcome(ref tags, response, failure);
            RequestEnrichment.Record(_metrics.Duration, TimeProvider.System.GetElapsedTime(_timestamp), tags, _request, response, failure);
        }
    }
}
