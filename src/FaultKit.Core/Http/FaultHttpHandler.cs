namespace FaultKit;

/// <summary>Injects faults into the requests of an <see cref="HttpClient"/>.</summary>
/// <remarks>
/// Its place is innermost, right around the handler that owns the connections: retries, timeouts and circuit breakers must see the
/// fault as they would see a real one. <c>builder.UseChaos()</c> of the FaultKit package puts it there for every client of a host.
/// Without a fault the inner handler's own task is returned, and nothing is allocated.
/// </remarks>
public sealed class FaultHttpHandler : DelegatingHandler
{
    private readonly FaultInjector _injector;

    /// <summary>A handler, to be put into a pipeline that sets its inner handler.</summary>
    /// <param name="injector">Who decides.</param>
    public FaultHttpHandler(FaultInjector injector)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _injector = injector;
    }

    /// <summary>A handler around another.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="inner">The handler that sends.</param>
    public FaultHttpHandler(FaultInjector injector, HttpMessageHandler inner)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _injector = injector;
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_injector);
        return Decide(injector, request) is { } decision
            ? ActAsync(decision, injector.Time, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_injector);
        return Decide(injector, request) is { } decision
            ? Act(decision, injector.Time, request, cancellationToken)
            : base.Send(request, cancellationToken);
    }

    private static FaultDecision? Decide(FaultInjector injector, HttpRequestMessage request) =>
        injector.Plan is not null && HttpPoints.Of(request) is { } point && injector.Concerns(point)
            ? injector.Decide(new(point, HttpPoints.PathOf(request.RequestUri!)))
            : null;

    private async Task<HttpResponseMessage> ActAsync(FaultDecision decision, TimeProvider time, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var act = decision;
        HttpResponseMessage? response = null;
        try
        {
            await decision.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
            var fault = decision.Terminal(FaultWhen.Before);
            response = fault is null ? await SendMangledAsync(decision, request, cancellation).ConfigureAwait(false) : null;
            await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
            return Finish(decision, fault ?? decision.Terminal(FaultWhen.After), response, request, time);
        }
        catch (Exception)
        {
            response?.Dispose();
            throw;
        }
    }

    private HttpResponseMessage Act(FaultDecision decision, TimeProvider time, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var act = decision;
        HttpResponseMessage? response = null;
        try
        {
            decision.Delay(FaultWhen.Before, cancellation);
            var fault = decision.Terminal(FaultWhen.Before);
            response = fault is null ? SendMangled(decision, request, cancellation) : null;
            decision.Delay(FaultWhen.After, cancellation);
            return Finish(decision, fault ?? decision.Terminal(FaultWhen.After), response, request, time);
        }
        catch (Exception)
        {
            response?.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendMangledAsync(FaultDecision decision, HttpRequestMessage request, CancellationToken cancellation)
    {
        var content = Mangle(decision, request);
        try
        {
            return await base.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            decision.End("the request failed by itself");
            throw;
        }
        finally
        {
            request.Content = content;
        }
    }

    private HttpResponseMessage SendMangled(FaultDecision decision, HttpRequestMessage request, CancellationToken cancellation)
    {
        var content = Mangle(decision, request);
        try
        {
            return base.Send(request, cancellation);
        }
        catch (Exception)
        {
            decision.End("the request failed by itself");
            throw;
        }
        finally
        {
            request.Content = content;
        }
    }

    /// <summary>What the caller gets: the answer of a fault, or the response with its body changed on the way.</summary>
    private static HttpResponseMessage Finish(FaultDecision decision, Fault? fault, HttpResponseMessage? response, HttpRequestMessage request, TimeProvider time)
    {
        if (fault is null)
        {
            if (decision.Mangle(PayloadSide.Response, response!.Content.Headers.ContentLength) is { } mangle)
            {
                response.Content = new MangledContent(response.Content, mangle, ownsInner: true);
            }

            return response;
        }

        // What really came holds a connection, and nobody else will let it go.
        response?.Dispose();
        return HttpTranslation.Translate(fault, request) switch
        {
            ReplyMove move => HttpReply.Create(move.Reply, request, time.GetUtcNow()),
            FailMove move => throw move.Exception,
            var move => throw new NotSupportedException($"HttpClient has no use for {move}."),
        };
    }

    /// <summary>Changes the request's body for this attempt.</summary>
    /// <returns>The body as it was: a retry sends the same request again, and must send it whole.</returns>
    private static HttpContent? Mangle(FaultDecision decision, HttpRequestMessage request)
    {
        var content = request.Content;
        if (content is not null && decision.Mangle(PayloadSide.Request, content.Headers.ContentLength) is { } mangle)
        {
            request.Content = new MangledContent(content, mangle, ownsInner: false);
        }

        return content;
    }
}
