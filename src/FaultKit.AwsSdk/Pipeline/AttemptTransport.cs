using System.Runtime.ExceptionServices;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Carries out what was decided about one attempt, and lets it go on through the client that the SDK meant to use.</summary>
internal sealed class AttemptTransport(HttpClient next, AwsCall call, FaultDecision decision, FaultInjector injector) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsOnOtherClock ? SendInTimeAsync(request, cancellationToken) : Exchange(request, cancellationToken).RunAsync(PassAsync);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsOnOtherClock ? SendInTime(request, cancellationToken) : Exchange(request, cancellationToken).Run(Pass);

    /// <summary>Whether nobody but this transport sees to the client's timeout, because it runs on a test's clock.</summary>
    private bool IsOnOtherClock => injector.Time != TimeProvider.System;

    /// <summary>The SDK disposes a client after use only where it made it for one call; then ours ends, and the one that it stands for.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            next.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendInTimeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var deadline = AttemptDeadline.Of(next, injector.Time, cancellation);
        try
        {
            return await Exchange(request, deadline.Token).RunAsync(async (message, _) =>
            {
                var response = await PassAsync(message, deadline.Leave()).ConfigureAwait(false);
                deadline.ComeBack();
                return response;
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsMissed)
        {
            throw HttpExceptions.ClientTimeout(next.Timeout, e);
        }
    }

    private HttpResponseMessage SendInTime(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var deadline = AttemptDeadline.Of(next, injector.Time, cancellation);
        try
        {
            return Exchange(request, deadline.Token).Run((message, _) =>
            {
                var response = Pass(message, deadline.Leave());
                deadline.ComeBack();
                return response;
            });
        }
        catch (OperationCanceledException e) when (deadline.IsMissed)
        {
            throw HttpExceptions.ClientTimeout(next.Timeout, e);
        }
    }

    private HttpExchange Exchange(HttpRequestMessage request, CancellationToken cancellation) =>
        new(decision, injector.Time, request, SendingHandler.Of(next), cancellation) { Words = fault => Translate(fault, request), SaysTime = false };

    private FaultMove? Translate(Fault? fault, HttpRequestMessage request)
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the attempt goes on.
        try
        {
            return AwsTranslation.Translate(fault, decision.Draw, call, request, injector.Time.GetUtcNow());
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"a fault at {call.Point} could not be acted out and was left out: {e}");
            return null;
        }
#pragma warning restore CA1031
    }

    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var batch = Batch();
        HttpResponseMessage response;
        try
        {
            response = await next.SendAsync(Copy(request), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (TaskCanceledException e) when (WithinOf(e, cancellation) is { } within)
        {
            ExceptionDispatchInfo.Throw(within);
            throw;
        }

        response.RequestMessage = request;
        if (batch is not null && response.IsSuccessStatusCode)
        {
            batch.Change(response, await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
        }

        return response;
    }

    private HttpResponseMessage Pass(HttpRequestMessage request, CancellationToken cancellation)
    {
        var batch = Batch();
        HttpResponseMessage response;
        try
        {
            response = next.Send(Copy(request), HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (TaskCanceledException e) when (WithinOf(e, cancellation) is { } within)
        {
            ExceptionDispatchInfo.Throw(within);
            throw;
        }

        response.RequestMessage = request;
        if (batch is not null && response.IsSuccessStatusCode)
        {
            using var body = new MemoryStream();
            response.Content.CopyTo(body, null, cancellation);
            batch.Change(response, body.ToArray());
        }

        return response;
    }

    /// <summary>What a client wraps that is cancelled: the one before this transport wraps it too, and once is what there would be without us.</summary>
    private static OperationCanceledException? WithinOf(TaskCanceledException failure, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? failure.InnerException as OperationCanceledException : null;

    /// <summary>What is to be done to the answer of a batch; null where nothing is.</summary>
    private BatchPass? Batch()
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the batch passes as it is.
        try
        {
            var batch = new BatchPass(decision, call, injector);
            if (!batch.IsNeeded)
            {
                return null;
            }

            batch.Begin();
            return batch;
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"what {call.Point} asks could not be read, and its batch is left as it is: {e}");
            return null;
        }
#pragma warning restore CA1031
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
