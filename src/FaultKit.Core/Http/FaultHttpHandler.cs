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
        FaultInjector.NoteSurface(PointKind.Http);
    }

    /// <summary>A handler around another.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="inner">The handler that sends.</param>
    public FaultHttpHandler(FaultInjector injector, HttpMessageHandler inner)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _injector = injector;
        FaultInjector.NoteSurface(PointKind.Http);
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
            ? injector.Decide(new(point, HttpPoints.PathOf(request.RequestUri!), carrier: request, reader: HttpAttributes.Reader))
            : null;

    private async Task<HttpResponseMessage> ActAsync(FaultDecision decision, TimeProvider time, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var act = decision;
        var account = decision.HasBefore ? RequestAccount.Open(request, InnerHandler) : null;
        HttpResponseMessage? response = null;
        try
        {
            await decision.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
            var move = HttpTranslation.Translate(decision.Terminal(FaultWhen.Before), request);
            move = await PassHoldAsync(decision, move, request, cancellation).ConfigureAwait(false);
            if (move is null)
            {
                account?.Leave();
                response = await SendMangledAsync(decision, request, cancellation).ConfigureAwait(false);
            }

            await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
            move ??= HttpTranslation.Translate(decision.Terminal(FaultWhen.After), request);
            move = await PassHoldAsync(decision, move, request, cancellation).ConfigureAwait(false);
            response = Finish(decision, move, response, request, time);
            account?.Close(response, null);
            return response;
        }
        catch (Exception e)
        {
            account?.Close(null, e);
            response?.Dispose();
            throw;
        }
    }

    private HttpResponseMessage Act(FaultDecision decision, TimeProvider time, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var act = decision;
        var account = decision.HasBefore ? RequestAccount.Open(request, InnerHandler) : null;
        HttpResponseMessage? response = null;
        try
        {
            decision.Delay(FaultWhen.Before, cancellation);
            var move = HttpTranslation.Translate(decision.Terminal(FaultWhen.Before), request);
            move = PassHoldAsync(decision, move, request, cancellation).GetAwaiter().GetResult();
            if (move is null)
            {
                account?.Leave();
                response = SendMangled(decision, request, cancellation);
            }

            decision.Delay(FaultWhen.After, cancellation);
            move ??= HttpTranslation.Translate(decision.Terminal(FaultWhen.After), request);
            move = PassHoldAsync(decision, move, request, cancellation).GetAwaiter().GetResult();
            response = Finish(decision, move, response, request, time);
            account?.Close(response, null);
            return response;
        }
        catch (Exception e)
        {
            account?.Close(null, e);
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

    /// <summary>Carries out a hold, if that is the move: what is left of it when the cap is reached is a connection on which nobody answered.</summary>
    /// <returns>The move that is left; null where faults were turned off meanwhile, and the call goes on.</returns>
    private static async Task<FaultMove?> PassHoldAsync(FaultDecision decision, FaultMove? move, HttpRequestMessage request, CancellationToken cancellation) =>
        move is not HoldMove hold ? move
        : await decision.HoldAsync(hold, cancellation).ConfigureAwait(false) ? new FailMove(HttpExceptions.TimedOut(request.RequestUri!))
        : null;

    /// <summary>What the caller gets: the answer of a fault, or the response with its body changed on the way.</summary>
    private static HttpResponseMessage Finish(FaultDecision decision, FaultMove? move, HttpResponseMessage? response, HttpRequestMessage request, TimeProvider time)
    {
        if (move is null)
        {
            if (decision.Mangle(PayloadSide.Response, response!.Content.Headers.ContentLength) is { } mangle)
            {
                response.Content = new MangledContent(response.Content, mangle, ownsInner: true);
            }

            return response;
        }

        // What really came holds a connection, and nobody else will let it go.
        response?.Dispose();
        return move switch
        {
            ReplyMove reply => HttpReply.Create(reply.Reply, request, time.GetUtcNow()),
            FailMove fail => throw fail.Exception,
            _ => throw new NotSupportedException($"HttpClient has no use for {move}."),
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
