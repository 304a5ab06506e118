using System.Collections.Concurrent;
using System.Net;

namespace FaultKit.Lambda;

/// <summary>Injects faults into invocations, from inside the HTTP client that a Lambda runtime polls the Runtime API with.</summary>
/// <remarks>
/// On <c>next</c> it may delay the event, corrupt it, or answer the invocation itself without the function running; on
/// <c>response</c> it may delay, corrupt or replace the result. Everything else passes untouched, initialization and restore
/// included. A function runs at most once for each invocation, and every invocation that was fetched is answered or handed on.
/// Safe for several pollers at once.
/// </remarks>
public sealed class RuntimeApiHandler : DelegatingHandler
{
    private readonly FaultInjector _own;
    private readonly FunctionPoints _points = new();
    private readonly PendingAnswers _pending = new();
    private readonly ConcurrentQueue<HttpResponseMessage> _undelivered = new();
    private readonly bool _isOneAtATime;

    /// <summary>A handler around the one that sends.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="inner">The handler that sends; <see cref="LambdaChaos.CreateTransport"/> makes one as the runtime client has it.</param>
    public RuntimeApiHandler(FaultInjector injector, HttpMessageHandler inner)
        : this(injector, inner, ProcessEnvironment.Read())
    {
    }

    internal RuntimeApiHandler(FaultInjector injector, HttpMessageHandler inner, ProcessEnvironment process)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _own = injector;
        _isOneAtATime = process.IsOneAtATime;
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_own);
        if (injector.IsIdle && _pending.IsEmpty && _undelivered.IsEmpty && injector.InFlight.IsEmpty)
        {
            return base.SendAsync(request, cancellationToken);
        }

        var call = RuntimeApiCall.Of(request);
        switch (call.Verb)
        {
            case RuntimeApiVerb.Next:
                injector.InFlight.IsFed = true;
                return NextAsync(injector, request, cancellationToken);
            case RuntimeApiVerb.Response or RuntimeApiVerb.Error:
                if (!injector.InFlight.IsEmpty)
                {
                    injector.InFlight.Exit(call.RequestId.ToString());
                }

                if (!_pending.TryTake(call.RequestId, out var decision, out var isHttp))
                {
                    break;
                }

                if (request.Headers.NonValidated.Contains("Lambda-Runtime-Function-Response-Mode"))
                {
                    decision.End("a streamed response passes as it is");
                    break;
                }

                return call.Verb == RuntimeApiVerb.Response
                    ? RespondAsync(injector, decision, isHttp, request, cancellationToken)
                    : FailAsync(decision, request, cancellationToken);
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Fetches invocations until there is one for the function.</summary>
    private async Task<HttpResponseMessage> NextAsync(FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        while (true)
        {
            // An event whose poll was cancelled in mid-delay was fetched already, and its fault is done: it comes first.
            if (_undelivered.TryDequeue(out var left))
            {
                return left;
            }

            Sweep(injector);
            var response = await base.SendAsync(request, cancellation).ConfigureAwait(false);
            await injector.RefreshAsync(cancellation).ConfigureAwait(false);
            if (injector.Plan is null || Decide(injector, response, out var requestId) is not { } decision)
            {
                return response;
            }

            using var answer = await TryPrepareAsync(injector, decision, request.RequestUri!, response, requestId, cancellation).ConfigureAwait(false);
            if (answer is null)
            {
                return response;
            }

            response.Dispose();
            await SendAnswerAsync(injector, answer, requestId).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets invocations whose answers went another way. Where there is one at a time, who polls has answered the last.</summary>
    private void Sweep(FaultInjector injector)
    {
        if (_pending.IsEmpty && injector.InFlight.IsEmpty)
        {
            return;
        }

        var now = _isOneAtATime ? DateTimeOffset.MaxValue : injector.Time.GetUtcNow();
        _pending.Sweep(now);
        injector.InFlight.Sweep(now);
    }

    private async Task<HttpRequestMessage?> TryPrepareAsync(
        FaultInjector injector, FaultDecision decision, Uri next, HttpResponseMessage response, string requestId, CancellationToken cancellation)
    {
#pragma warning disable CA1031 // The event was fetched: whatever goes wrong in here, the function must get it.
        try
        {
            return await PrepareAsync(injector, decision, next, response, requestId, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The poll is given up, the invocation is not: nobody else will be sent it.
            decision.End("the poll was cancelled");
            _undelivered.Enqueue(response);
            throw;
        }
        catch (Exception e)
        {
            decision.End("FaultKit failed to carry it out");
            injector.Evidence.Say(NoticeLevel.Error, $"a fault of invocation {requestId} could not be carried out, and the function gets the event as it came: {e}");
            return null;
        }
#pragma warning restore CA1031
    }

    private FaultDecision? Decide(FaultInjector injector, HttpResponseMessage response, out string requestId)
    {
        requestId = Header(response, "Lambda-Runtime-Aws-Request-Id") ?? "";
        if (!response.IsSuccessStatusCode || requestId.Length == 0)
        {
            return null;
        }

        var point = _points.Of(Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "function");
        var isConcerned = injector.Concerns(point);
        if (!isConcerned && !injector.NeedsScopes)
        {
            return null;
        }

        var scope = new FaultScope(ScopeKind.Invocation, requestId);
        if (injector.NeedsScopes)
        {
            injector.InFlight.Enter(scope, EndOf(injector, response));
        }

        return isConcerned ? injector.Decide(new(point, scope: scope)) : null;
    }

    /// <summary>Carries out what comes before the function.</summary>
    /// <returns>The answer to send in the function's place; null where the response holds the event for the function.</returns>
    private async Task<HttpRequestMessage?> PrepareAsync(
        FaultInjector injector, FaultDecision decision, Uri next, HttpResponseMessage response, string requestId, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(CancellationToken.None).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
        var isHttp = HttpEvent.IsHttp(body);
        await decision.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
        if (decision.Terminal(FaultWhen.Before) is { } fault)
        {
            await decision.DelayAsync(FaultWhen.After, CancellationToken.None).ConfigureAwait(false);
            decision.Dispose();
            return Answer(InvocationTranslation.Translate(fault, isHttp), isHttp, next, requestId);
        }

        if (decision.Mangle(PayloadSide.Request, body.Length) is { } mangle)
        {
            response.Content = new MangledContent(response.Content, mangle, ownsInner: true);

            // Read at once: a client reads it with the poll's token, and an event lost to that would be lost for good.
            await response.Content.LoadIntoBufferAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (decision.HasAfter)
        {
            _pending.Add(requestId, decision, isHttp, EndOf(injector, response));
        }
        else
        {
            decision.Dispose();
        }

        return null;
    }

    /// <summary>Sends an answer in the function's place. With no token: an invocation that was taken must be answered.</summary>
    private async Task SendAnswerAsync(FaultInjector injector, HttpRequestMessage answer, string requestId)
    {
        injector.InFlight.Exit(requestId);
#pragma warning disable CA1031 // Whatever the transport throws: where the Runtime API is gone, the next poll says so as it would without us.
        try
        {
            using var receipt = await base.SendAsync(answer, CancellationToken.None).ConfigureAwait(false);
            SayIfRefused(injector, receipt, requestId);
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Warning, $"what was injected in place of invocation {requestId} could not be sent: {e.Message}");
        }
#pragma warning restore CA1031
    }

    private static bool SayIfRefused(FaultInjector injector, HttpResponseMessage receipt, string requestId)
    {
        if (receipt.IsSuccessStatusCode)
        {
            return false;
        }

        injector.Evidence.Say(NoticeLevel.Warning, $"the Runtime API answered {(int)receipt.StatusCode} to what was injected in place of invocation {requestId}");
        return true;
    }

    private async Task<HttpResponseMessage> RespondAsync(
        FaultInjector injector, FaultDecision decision, bool isHttp, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var finished = decision;
        await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
        if (decision.Terminal(FaultWhen.After) is { } fault)
        {
            var requestId = RuntimeApiCall.Of(request).RequestId.ToString();
            using var answer = Answer(InvocationTranslation.Translate(fault, isHttp), isHttp, request.RequestUri!, requestId);
            var receipt = await base.SendAsync(answer, cancellation).ConfigureAwait(false);
            return SayIfRefused(injector, receipt, requestId) ? Accepted(receipt, request) : receipt;
        }

        if (request.Content is { } content && decision.Mangle(PayloadSide.Response, content.Headers.ContentLength) is { } mangle)
        {
            request.Content = new MangledContent(content, mangle, ownsInner: true);
        }

        return await base.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the runtime client gets where our answer was refused: it dies of a refusal, and its own answer was never refused.</summary>
    private static HttpResponseMessage Accepted(HttpResponseMessage refusal, HttpRequestMessage request)
    {
        refusal.Dispose();
        return new(HttpStatusCode.Accepted) { RequestMessage = request };
    }

    /// <summary>The function failed by itself: its failure may come late, but it is not replaced.</summary>
    private async Task<HttpResponseMessage> FailAsync(FaultDecision decision, HttpRequestMessage request, CancellationToken cancellation)
    {
        await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
        decision.End("the function failed by itself");
        return await base.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    private static HttpRequestMessage Answer(FaultMove move, bool isHttp, Uri address, string requestId) => move switch
    {
        FailMove fail => FunctionError.Report(RuntimeApiCall.AnswerTo(address, requestId, RuntimeApiVerb.Error), fail.Exception),
        ReplyMove reply => new(HttpMethod.Post, RuntimeApiCall.AnswerTo(address, requestId, RuntimeApiVerb.Response))
        {
            Content = new ReadOnlyMemoryContent(InvocationTranslation.Result(reply, isHttp)) { Headers = { ContentType = new("application/json") } },
        },
        _ => throw new NotSupportedException($"Lambda has no use for {move}."),
    };

    private static DateTimeOffset EndOf(FaultInjector injector, HttpResponseMessage response) =>
        InvocationEnd.Of(Header(response, "Lambda-Runtime-Deadline-Ms"), injector.Time.GetUtcNow());

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
