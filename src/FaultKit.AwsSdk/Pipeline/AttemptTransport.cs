namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Carries out what was decided about one attempt, and lets it go on through the client that the SDK meant to use.</summary>
internal sealed class AttemptTransport(HttpClient next, AwsCall call, FaultDecision decision, FaultInjector injector) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            await decision.DelayAsync(FaultWhen.Before, cancellationToken).ConfigureAwait(false);
            var move = await PassHoldAsync(Translate(FaultWhen.Before, request), request, cancellationToken).ConfigureAwait(false);
            if (move is null)
            {
                response = await next.SendAsync(Copy(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                await decision.DelayAsync(FaultWhen.After, cancellationToken).ConfigureAwait(false);
                move = await PassHoldAsync(Translate(FaultWhen.After, request), request, cancellationToken).ConfigureAwait(false);
            }

            return Finish(move, response, request);
        }
        catch (Exception)
        {
            decision.End("the attempt failed by itself");
            response?.Dispose();
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            decision.Delay(FaultWhen.Before, cancellationToken);
            var move = PassHoldAsync(Translate(FaultWhen.Before, request), request, cancellationToken).GetAwaiter().GetResult();
            if (move is null)
            {
                response = next.Send(Copy(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                decision.Delay(FaultWhen.After, cancellationToken);
                move = PassHoldAsync(Translate(FaultWhen.After, request), request, cancellationToken).GetAwaiter().GetResult();
            }

            return Finish(move, response, request);
        }
        catch (Exception)
        {
            decision.End("the attempt failed by itself");
            response?.Dispose();
            throw;
        }
    }

    private FaultMove? Translate(FaultWhen when, HttpRequestMessage request)
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the attempt goes on.
        try
        {
            return AwsTranslation.Translate(decision.Terminal(when), decision.Draw, call, request, injector.Time);
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"a fault at {call.Point} could not be acted out and was left out: {e}");
            return null;
        }
#pragma warning restore CA1031
    }

    /// <summary>Carries out a hold, if that is the move: what is left of it when the cap is reached is a connection on which nobody answered.</summary>
    private async Task<FaultMove?> PassHoldAsync(FaultMove? move, HttpRequestMessage request, CancellationToken cancellation) =>
        move is not HoldMove hold ? move
        : await decision.HoldAsync(hold, cancellation).ConfigureAwait(false) ? new FailMove(HttpExceptions.TimedOut(request.RequestUri!))
        : null;

    /// <summary>What the SDK gets: the answer of a fault, or the response with its body changed on the way.</summary>
    private HttpResponseMessage Finish(FaultMove? move, HttpResponseMessage? response, HttpRequestMessage request)
    {
        if (move is not null)
        {
            // What really came holds a connection, and nobody else will let it go.
            response?.Dispose();
            return move switch
            {
                ReplyMove reply => AwsReply.Create(reply.Reply, request, injector.Time.GetUtcNow()),
                FailMove fail => throw fail.Exception,
                _ => throw new NotSupportedException($"The AWS SDK has no use for {move}."),
            };
        }

        response!.RequestMessage = request;
        if (decision.Mangle(PayloadSide.Response, response.Content.Headers.ContentLength) is { } mangle)
        {
            response.Content = new MangledContent(response.Content, mangle, ownsInner: true);
        }

        return response;
    }

    /// <summary>The request for the client that really sends: one message cannot be sent by two.</summary>
    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }
}
