using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace FaultKit.Lambda;

/// <summary>Injects faults into invocations, from inside the HTTP client that a Lambda runtime polls the Runtime API with.</summary>
/// <remarks>
/// On <c>next</c> it may delay the event, corrupt it, or answer the invocation itself without the function running; on
/// <c>response</c> it may delay, corrupt, cut off or replace the result, streamed or not. Everything else passes untouched, initialization and restore
/// included. A function runs at most once for each invocation, and every invocation that was fetched is answered or handed on.
/// Safe for several pollers at once. Where the client polls through a relay of FaultKit, that one injects and this one does not.
/// </remarks>
public sealed partial class RuntimeApiHandler : DelegatingHandler
{
    private readonly FaultInjector _own;
    private readonly InvocationProtocol _protocol;
    private readonly ConcurrentQueue<HttpResponseMessage> _undelivered = new();
    private readonly Func<string?> _relayed;
    private volatile bool _hasPolled;
    private PollTurn? _spareTurn;

    /// <summary>A handler around the one that sends.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="inner">The handler that sends; <see cref="LambdaChaos.CreateTransport"/> makes one as the runtime client has it.</param>
    public RuntimeApiHandler(FaultInjector injector, HttpMessageHandler inner)
        : this(injector, inner, ProcessEnvironment.Read())
    {
    }

    internal RuntimeApiHandler(FaultInjector injector, HttpMessageHandler inner, ProcessEnvironment process, Func<string?>? relayed = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _own = injector;
        FaultInjector.NoteSurface(PointKind.Lambda);
        _protocol = new(process);
        _relayed = relayed ?? (() => RelayProcess.Current.Relayed);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_own);

        // An answer means something here only while an invocation is kept in mind; a poll, as long as there can be faults.
        var isPoll = request.Method == HttpMethod.Get;
        if (isPoll ? injector.IsIdle && _undelivered.IsEmpty && ServedInvocations.Current is null : !_protocol.AwaitsAnswers(injector))
        {
            return base.SendAsync(request, cancellationToken);
        }

        var call = RuntimeApiCall.Of(request);
        switch (call.Verb)
        {
            case RuntimeApiVerb.Next:
                return Next(injector, request, cancellationToken);
            case RuntimeApiVerb.Restore:
                return RestoreAsync(injector, request, cancellationToken);
            case RuntimeApiVerb.Response or RuntimeApiVerb.Error:
                if (new PostedAnswer(request, call.Verb, default).IsHttpStream)
                {
                    _protocol.LearnThatItStreams();
                }

                if (_protocol.Take(injector, call.RequestId, call.Verb) is { } pending)
                {
                    return AnswerAsync(injector, pending, request, call.Verb, cancellationToken);
                }

                break;
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Sends an answer in the function's place. With no token: an invocation that was taken must be answered.</summary>
    private async Task SendAsync(FaultInjector injector, InvocationAnswer answer, Uri to, string requestId)
    {
#pragma warning disable CA1031 // Whatever the transport throws: where the Runtime API is gone, the next poll says so as it would without us.
        try
        {
            using var request = Write(answer, to);
            using var receipt = await base.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
            InvocationProtocol.SayIfRefused(injector, (int)receipt.StatusCode, requestId);
        }
        catch (Exception e)
        {
            InvocationProtocol.SayUnsent(injector, requestId, e);
        }
#pragma warning restore CA1031
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        FaultInjector injector, PendingAnswer pending, HttpRequestMessage request, RuntimeApiVerb verb, CancellationToken cancellation)
    {
        using var finished = pending.Decision;
        var posted = new PostedAnswer(request, verb, cancellation);
        if (await AnswerChange.SettleAsync(pending, posted).ConfigureAwait(false) is not { } answer)
        {
            return await PassAsync(request, cancellation).ConfigureAwait(false);
        }

        if (posted.IsStreamed && request.Content is not null)
        {
            // The function writes it only while somebody reads it, and has not run to its end before.
            await HearOutAsync(request.Content.CopyToAsync(Stream.Null, cancellation), cancellation).ConfigureAwait(false);
        }

        if (answer == InvocationAnswer.None)
        {
            return Accepted(request);
        }

        var requestId = RuntimeApiCall.Of(request).RequestId.ToString();
        using var replacement = Write(answer, RuntimeApiCall.AnswerTo(request.RequestUri!, requestId, answer.Verb));
        var receipt = await base.SendAsync(replacement, cancellation).ConfigureAwait(false);
        if (!InvocationProtocol.SayIfRefused(injector, (int)receipt.StatusCode, requestId))
        {
            return receipt;
        }

        receipt.Dispose();
        return Accepted(request);
    }

    /// <summary>Passes the function's answer on; where a fault cuts it off, hears it out all the same.</summary>
    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await base.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (request.Content is CutContent { IsCut: true })
        {
            await HearOutAsync(((CutContent)request.Content!).Rest, cancellation).ConfigureAwait(false);
            return Accepted(request);
        }
    }

    /// <summary>Waits for the end of what a function writes. That it fails is no matter: Lambda hears something else, and the invocation has to be answered.</summary>
    private static async Task HearOutAsync(Task writing, CancellationToken cancellation)
    {
#pragma warning disable CA1031 // Whatever the function's own code throws.
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // It has been told where it was thrown.
        }
#pragma warning restore CA1031
    }

    /// <summary>What the runtime client gets where its answer was kept back, or ours was refused: it dies of a refusal, and its own was never refused.</summary>
    private static HttpResponseMessage Accepted(HttpRequestMessage request) => new(HttpStatusCode.Accepted) { RequestMessage = request };

    private static HttpRequestMessage Write(InvocationAnswer answer, Uri to)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new ReadOnlyMemoryContent(answer.Body) { Headers = { ContentType = new MediaTypeHeaderValue(answer.ContentType) } },
        };
        if (answer.IsStreamed)
        {
            request.Headers.TryAddWithoutValidation(RuntimeApiHeader.ResponseMode, RuntimeApiHeader.Streaming);
            request.Headers.TransferEncodingChunked = true;
        }

        if (answer.ErrorType is { } type)
        {
            request.Headers.TryAddWithoutValidation(RuntimeApiHeader.ErrorType, type);
        }

        if (answer.XRayCause is { } cause)
        {
            request.Headers.TryAddWithoutValidation(RuntimeApiHeader.XRayCause, cause);
        }

        return request;
    }
}
