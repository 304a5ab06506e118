namespace FaultKit.Lambda;

/// <content>What becomes of a poll.</content>
public sealed partial class RuntimeApiHandler
{
    /// <summary>Fetches an invocation for the function. Without a task of its own where nothing goes wrong: see <see cref="PollTurn"/>.</summary>
    private Task<HttpResponseMessage> Next(FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        // An event whose poll was cancelled in mid-delay was fetched already, and its fault is done: it comes first.
        if (_undelivered.TryDequeue(out var left))
        {
            return Task.FromResult(left);
        }

        StandDownBehindARelay(request.RequestUri!);
        if (_protocol.DecideInit(injector) is { } init)
        {
            return NextAfterInitAsync(injector, init, request, cancellation);
        }

        _protocol.Poll(injector);
        var turn = Interlocked.Exchange(ref _spareTurn, null) ?? new(Receive, spare => Volatile.Write(ref _spareTurn, spare));
        return turn.Begin(base.SendAsync(request, cancellation), injector, request, cancellation);
    }

    private async Task<HttpResponseMessage> NextAfterInitAsync(FaultInjector injector, FaultDecision init, HttpRequestMessage request, CancellationToken cancellation)
    {
        await InitializeAsync(injector, init, request.RequestUri!, cancellation).ConfigureAwait(false);
        return await Next(injector, request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Something was fetched.</summary>
    /// <returns>What the function gets in its place, when that is known; null where it passes as it is.</returns>
    private Task<HttpResponseMessage>? Receive(FaultInjector injector, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        var decider = ForFetched(injector, response);
        var look = decider.RefreshAsync(cancellation);
        if (!look.IsCompletedSuccessfully)
        {
            return ReceiveAsync(injector, decider, look, default, request, response, cancellation);
        }

        var decision = _protocol.DecideAsync(decider, new FetchedResponse(response, _undelivered, cancellation));
        if (!decision.IsCompletedSuccessfully)
        {
            return ReceiveAsync(injector, decider, null, decision, request, response, cancellation);
        }

        return decision.Result is { } known ? ReceiveAsync(injector, decider, null, new(known), request, response, cancellation) : null;
    }

    /// <summary>Carries out what goes wrong with what was fetched, and fetches again until there is an invocation for the function.</summary>
    private async Task<HttpResponseMessage> ReceiveAsync(
        FaultInjector injector, FaultInjector decider, ValueTask? look, ValueTask<FaultDecision?> decided, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (look is { } begun)
        {
            await begun.ConfigureAwait(false);
            decided = _protocol.DecideAsync(decider, new FetchedResponse(response, _undelivered, cancellation));
        }

        while (await decided.ConfigureAwait(false) is { } decision && !await ReachesFunctionAsync(decider, decision, request.RequestUri!, response, cancellation).ConfigureAwait(false))
        {
            if (_undelivered.TryDequeue(out var left))
            {
                return left;
            }

            _protocol.Poll(injector);
            response = await base.SendAsync(request, cancellation).ConfigureAwait(false);
            decider = ForFetched(injector, response);
            await decider.RefreshAsync(cancellation).ConfigureAwait(false);
            decided = _protocol.DecideAsync(decider, new FetchedResponse(response, _undelivered, cancellation));
        }

        return response;
    }

    /// <summary>Who decides about what was fetched: a test that began after the poll did may have made it.</summary>
    private static FaultInjector ForFetched(FaultInjector injector, HttpResponseMessage response)
    {
        if (ServedInvocations.Current is not { } served
            || !response.Headers.NonValidated.TryGetValues(RuntimeApiHeader.RequestId, out var requestId)
            || !served.TryFind(requestId.ToString(), out var test)
            || test is null)
        {
            return injector;
        }

        test.InFlight.IsFed = true;
        return test;
    }

    /// <summary>Sleeps in a snapshot, perhaps for months.</summary>
    private async Task<HttpResponseMessage> RestoreAsync(FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        var response = await base.SendAsync(request, cancellation).ConfigureAwait(false);
        _protocol.NoteRestored(injector);
        return response;
    }

    /// <summary>Carries out what goes wrong before the first poll.</summary>
    private async Task InitializeAsync(FaultInjector injector, FaultDecision init, Uri next, CancellationToken cancellation)
    {
        using var finished = init;
        await init.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
        if (_protocol.FailInit(init, next.OriginalString) is { } report)
        {
            await SendAsync(injector, report.Answer, new(report.Path), "of the initialization").ConfigureAwait(false);
            injector.ProcessEnd.Exit(1);
        }
    }

    /// <summary>Carries out what comes before the function, and answers in its place where it is not to run.</summary>
    private async Task<bool> ReachesFunctionAsync(
        FaultInjector injector, FaultDecision decision, Uri next, HttpResponseMessage response, CancellationToken cancellation)
    {
        var fetched = new FetchedResponse(response, _undelivered, cancellation);
        if (await _protocol.PrepareAsync(injector, decision, fetched).ConfigureAwait(false) is not { } answer)
        {
            return true;
        }

        var requestId = fetched.Header(RuntimeApiHeader.RequestId)!;
        response.Dispose();
        if (answer != InvocationAnswer.None)
        {
            await SendAsync(injector, answer, RuntimeApiCall.AnswerTo(next, requestId, answer.Verb), requestId).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Whether this client polls through a relay, its first poll tells: the relay was there before the client read where to poll.</summary>
    private void StandDownBehindARelay(Uri next)
    {
        if (_hasPolled)
        {
            return;
        }

        _protocol.StandsDown = _relayed() is { } relayed && next.OriginalString.StartsWith($"http://{relayed}/", StringComparison.OrdinalIgnoreCase);
        _hasPolled = true;
    }
}
