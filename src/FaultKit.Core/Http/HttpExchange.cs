namespace FaultKit;

/// <summary>Carries out what was decided about one request.</summary>
/// <param name="decision">What goes wrong; ends with the exchange.</param>
/// <param name="time">What time it is.</param>
/// <param name="request">The request.</param>
/// <param name="inner">The handler that sends it.</param>
/// <param name="cancellation">The caller's token.</param>
internal sealed class HttpExchange(FaultDecision decision, TimeProvider time, HttpRequestMessage request, HttpMessageHandler? inner, CancellationToken cancellation)
{
    /// <summary>How the connection fails that the request is sent into; null where it is sent to its server.</summary>
    private ConnectionKind? _wireFailure;

    private bool _holdsThread;

    /// <summary>Says what a fault does to the request in the words of a surface; those of HTTP itself unless said otherwise.</summary>
    public Func<Fault?, FaultMove?>? Words { get; init; }

    /// <summary>Whether answers of faults say what time it is, as those of servers do; a client that sets its clock by them must not be told a test's.</summary>
    public bool SaysTime { get; init; } = true;

    /// <summary>Where connections fail below the handler that sends; null where they fail above it.</summary>
    public WireSender? Wire { get; init; }

    /// <summary>Whether the runtime's handler may never hear of the request.</summary>
    private bool IsHidden => decision.HasBefore && (Wire is null || HttpTranslation.WireFailureOf(decision.Upcoming) is null);

    /// <summary>Carries it out without holding a thread.</summary>
    /// <param name="send">Sends the request.</param>
    public async Task<HttpResponseMessage> RunAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var act = decision;
        var account = IsHidden ? RequestAccount.Open(request, inner) : null;
        HttpResponseMessage? response = null;
        try
        {
            await WaitAsync(FaultWhen.Before).ConfigureAwait(false);
            var move = await PassHoldAsync(Terminal(FaultWhen.Before, null)).ConfigureAwait(false);
            if (move is null)
            {
                account?.Leave();
                response = await SendAsync(send).ConfigureAwait(false);
            }

            await WaitAsync(FaultWhen.After).ConfigureAwait(false);
            move ??= await PassHoldAsync(Terminal(FaultWhen.After, response)).ConfigureAwait(false);
            response = Finish(move, response);
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

    /// <summary>Carries it out on the caller's thread.</summary>
    /// <param name="send">Sends the request.</param>
    public HttpResponseMessage Run(Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> send)
    {
        _holdsThread = true;
        using var act = decision;
        var account = IsHidden ? RequestAccount.Open(request, inner) : null;
        HttpResponseMessage? response = null;
        try
        {
            Wait(FaultWhen.Before);
            var move = PassHoldAsync(Terminal(FaultWhen.Before, null)).GetAwaiter().GetResult();
            if (move is null)
            {
                account?.Leave();
                response = Send(send);
            }

            Wait(FaultWhen.After);
            move ??= PassHoldAsync(Terminal(FaultWhen.After, response)).GetAwaiter().GetResult();
            response = Finish(move, response);
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

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send)
    {
        var content = MangleRequest();
        try
        {
            return await (_wireFailure is { } kind ? Wire!.SendAsync(kind, request, cancellation) : send(request, cancellation)).ConfigureAwait(false);
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

    private HttpResponseMessage Send(Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> send)
    {
        var content = MangleRequest();
        try
        {
            return _wireFailure is { } kind ? Wire!.Send(kind, request, cancellation) : send(request, cancellation);
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

    private TaskCanceledException GivenUp() => HttpExceptions.Cancelled(HttpReply.VersionOf(request), _holdsThread, cancellation);

    private async Task WaitAsync(FaultWhen when)
    {
        try
        {
            await decision.DelayAsync(when, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw GivenUp();
        }
    }

    private void Wait(FaultWhen when)
    {
        try
        {
            decision.Delay(when, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw GivenUp();
        }
    }

    /// <summary>The move that decides what the caller gets; null where there is none on this side of the call.</summary>
    private FaultMove? Terminal(FaultWhen when, HttpResponseMessage? response)
    {
        if (decision.Upcoming is ConnectionFault connection && connection.When == when && HttpTranslation.WhyNot(connection, request, response) is { } reason)
        {
            decision.MissTerminal(reason);
            return null;
        }

        var fault = decision.Terminal(when);
        if (Wire is not null && when == FaultWhen.Before && HttpTranslation.WireFailureOf(fault) is { } failure)
        {
            _wireFailure = failure;
            return null;
        }

        return Words is null ? HttpTranslation.Translate(fault, request, time.GetUtcNow()) : Words(fault);
    }

    /// <summary>Carries out a hold, if that is the move: what is left of it when the cap is reached is a connection on which nobody answered.</summary>
    /// <returns>The move that is left; null where faults were turned off meanwhile, and the call goes on.</returns>
    private async Task<FaultMove?> PassHoldAsync(FaultMove? move)
    {
        if (move is not HoldMove hold)
        {
            return move;
        }

        try
        {
            return await decision.HoldAsync(hold, cancellation).ConfigureAwait(false) ? new FailMove(HttpExceptions.TimedOut(request.RequestUri!)) : null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw GivenUp();
        }
    }

    /// <summary>What the caller gets: the answer of a fault, or the response with its body changed on the way.</summary>
    private HttpResponseMessage Finish(FaultMove? move, HttpResponseMessage? response)
    {
        move ??= decision.Mangle(PayloadSide.Response, HttpBody.LengthOf(response!), HttpBody.HeadOf(response!.Content));
        switch (move)
        {
            case null:
                return response!;
            case MangleMove mangle:
                response!.Content = HttpBody.Mangle(response, mangle, HttpBody.Decompresses(inner));
                return response;
        }

        // What really came holds a connection, and nobody else will let it go.
        response?.Dispose();
        return move switch
        {
            ReplyMove reply => HttpReply.Create(reply.Reply, request, SaysTime ? time.GetUtcNow() : null),
            FailMove fail => throw fail.Exception,
            _ => throw new NotSupportedException($"HttpClient has no use for {move}."),
        };
    }

    /// <summary>Changes the request's body for this attempt.</summary>
    /// <returns>The body as it was: a retry sends the same request again, and must send it whole.</returns>
    private HttpContent? MangleRequest()
    {
        var content = request.Content;
        if (content is not null && decision.Mangle(PayloadSide.Request, content.Headers.ContentLength, HttpBody.HeadOf(content)) is { } mangle)
        {
            request.Content = new MangledContent(content, mangle, ownsInner: false, HttpExceptions.Writing(HttpReply.VersionOf(request)));
        }

        return content;
    }
}
