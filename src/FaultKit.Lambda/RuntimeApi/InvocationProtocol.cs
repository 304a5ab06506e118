namespace FaultKit.Lambda;

/// <summary>What to do with an invocation, whichever way its bytes travel: decided here once for every transport.</summary>
/// <remarks>
/// A transport tells of every poll, every event and every answer that pass it, and moves bytes and time as it is told. State is kept
/// per request id, for any number of polls at once. A function runs at most once for each invocation.
/// </remarks>
internal sealed class InvocationProtocol(ProcessEnvironment process)
{
    private readonly FunctionPoints _points = new();
    private readonly PendingAnswers _pending = new();
    private volatile bool _streamsHttp;
    private volatile bool _isCold = true;
    private volatile bool _isRestored;

    /// <summary>Whether somebody nearer to the Runtime API decides about invocations, and this only tells calls whose they are.</summary>
    public bool StandsDown { get; set; }

    /// <summary>Whether an invocation is kept in mind, so that answers mean something.</summary>
    public bool AwaitsAnswers(FaultInjector injector) => !_pending.IsEmpty || !injector.InFlight.IsEmpty;

    /// <summary>The first poll ends the initialization of this environment.</summary>
    /// <returns>What goes wrong with that; null where nothing does.</returns>
    public FaultDecision? DecideInit(FaultInjector injector) =>
        StandsDown || injector.InFlight.HasBegun ? null : injector.DecideInit(process.Function ?? "function", process.LogStream ?? "");

    /// <summary>What the initialization reports instead of polling; null where it goes well.</summary>
    public InitReport? FailInit(FaultDecision decision, string next) =>
        decision.Terminal(FaultWhen.Before) is InitErrorFault fault ? InitReport.Of(fault, next, _isRestored) : null;

    /// <summary>The environment was restored from a snapshot: its plan may be old, and what fails now is the restore.</summary>
    public void NoteRestored(FaultInjector injector)
    {
        _isRestored = true;
        injector.Watch?.Expire();
    }

    /// <summary>A poll begins.</summary>
    public void Poll(FaultInjector injector)
    {
        injector.InFlight.IsFed = true;
        if (!AwaitsAnswers(injector))
        {
            return;
        }

        // Forgets invocations whose answers went another way. Where there is one at a time, who polls has answered the last.
        var now = process.IsOneAtATime ? DateTimeOffset.MaxValue : injector.Time.GetUtcNow();
        _pending.Sweep(now);
        injector.InFlight.Sweep(now);
    }

    /// <summary>An event was fetched, or something else in its place.</summary>
    /// <returns>What goes wrong with it, to be carried out by <see cref="PrepareAsync"/>; null where it passes as it is.</returns>
    public ValueTask<FaultDecision?> DecideAsync<TEvent>(FaultInjector injector, TEvent fetched)
        where TEvent : IFetchedEvent
    {
        var isColdStart = _isCold;
        _isCold = false;
        if (injector.Plan is null)
        {
            return default;
        }

        // The point comes first: it is all that has to be known of an invocation that no rule speaks to.
        var point = _points.Of(fetched.Header(RuntimeApiHeader.FunctionArn) ?? "function");
        var isConcerned = !StandsDown && injector.Concerns(point);
        if ((!isConcerned && !injector.NeedsScopes) || !fetched.IsEvent || fetched.Header(RuntimeApiHeader.RequestId) is not { Length: > 0 } requestId)
        {
            return default;
        }

        var scope = Enter(injector, fetched, point, requestId);
        return !isConcerned ? default
            : injector.Observes(PointKind.Lambda) ? NoteAsync(injector, scope, fetched, Known(fetched, point, requestId, isColdStart))
            : injector.HasConditions(point) ? MatchAsync(injector, fetched, Known(fetched, point, requestId, isColdStart), scope)
            : new(injector.Decide(new(point, scope: scope)));
    }

    /// <summary>Carries out what comes before the function.</summary>
    /// <returns>The answer to send in the function's place; null where the event goes to the function.</returns>
    /// <exception cref="OperationCanceledException">The poll was given up; the event is kept for the next.</exception>
    public async ValueTask<InvocationAnswer?> PrepareAsync<TEvent>(FaultInjector injector, FaultDecision decision, TEvent fetched)
        where TEvent : IFetchedEvent
    {
        var requestId = fetched.Header(RuntimeApiHeader.RequestId)!;
#pragma warning disable CA1031 // The event was fetched: whatever goes wrong in here, the function must get it.
        try
        {
            var body = await fetched.ReadAsync().ConfigureAwait(false);
            var facts = EventFacts.Of(body.Span);
            await fetched.DelayAsync(decision, FaultWhen.Before, isTaken: false).ConfigureAwait(false);
            if (await AnswerAsync(decision, fetched, facts).ConfigureAwait(false) is { } answer)
            {
                decision.Dispose();
                injector.InFlight.Exit(requestId);
                return answer;
            }

            HandOn(injector, decision, fetched, requestId, body, facts);
            return null;
        }
        catch (OperationCanceledException) when (fetched.IsGivenUp)
        {
            decision.End("the poll was cancelled");
            fetched.Keep();
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

    /// <summary>The function answers.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="requestId">Which invocation.</param>
    /// <param name="verb">How.</param>
    /// <returns>What is still to happen to the invocation, for the transport to end; null where the answer passes as it is.</returns>
    public PendingAnswer? Take(FaultInjector injector, ReadOnlySpan<char> requestId, RuntimeApiVerb verb)
    {
        if (!injector.InFlight.IsEmpty)
        {
            injector.InFlight.Exit(requestId, hasFailed: verb == RuntimeApiVerb.Error);
        }

        return _pending.Take(requestId);
    }

    /// <summary>The function has been seen to stream to whoever asks over HTTP: what answers in its place takes that form too.</summary>
    public void LearnThatItStreams() => _streamsHttp = true;

    /// <summary>Says so where the Runtime API did not take an answer of ours.</summary>
    /// <returns>Whether it did not.</returns>
    public static bool SayIfRefused(FaultInjector injector, int status, ReadOnlySpan<char> requestId)
    {
        if (status is >= 200 and < 300)
        {
            return false;
        }

        injector.Evidence.Say(NoticeLevel.Warning, $"the Runtime API answered {status} to what was injected in place of invocation {requestId}");
        return true;
    }

    /// <summary>Says that an answer of ours could not be sent. Where the Runtime API is gone, the next poll says so as it would without us.</summary>
    public static void SayUnsent(FaultInjector injector, string requestId, Exception failure) =>
        injector.Evidence.Say(NoticeLevel.Warning, $"what was injected in place of invocation {requestId} could not be sent: {failure.Message}");

    private FaultScope Enter<TEvent>(FaultInjector injector, in TEvent fetched, FaultPoint point, string requestId)
        where TEvent : IFetchedEvent
    {
        var scope = new FaultScope(ScopeKind.Invocation, requestId);
        if (injector.NeedsScopes && !(StandsDown && injector.InFlight.Find(requestId) is not null))
        {
            // Where there is one at a time, the next poll ends it, whatever its deadline.
            var end = process.IsOneAtATime ? default : InvocationEnd.Of(DeadlineOf(fetched), injector.Time.GetUtcNow());
            injector.InFlight.Enter(scope, end, StandsDown ? default : injector.Observe(point));
        }

        return scope;
    }

    private static FetchedInvocation Known<TEvent>(in TEvent fetched, FaultPoint point, string requestId, bool isColdStart)
        where TEvent : IFetchedEvent =>
        new(point, requestId, fetched.Header(RuntimeApiHeader.FunctionArn) ?? "", fetched.Header(RuntimeApiHeader.TraceId) ?? "", isColdStart, default);

    /// <summary>Decides where a plan's <c>abortWhen</c> counts outcomes, and keeps in mind what is decided.</summary>
    private static async ValueTask<FaultDecision?> NoteAsync<TEvent>(FaultInjector injector, FaultScope scope, TEvent fetched, FetchedInvocation invocation)
        where TEvent : IFetchedEvent
    {
        var decision = await MatchAsync(injector, fetched, invocation, scope).ConfigureAwait(false);
        if (decision is not null)
        {
            injector.InFlight.Note(scope, decision);
        }

        return decision;
    }

    /// <summary>Decides where rules have conditions; the event is fetched whole if one looks into it, and still there for the function.</summary>
    private static async ValueTask<FaultDecision?> MatchAsync<TEvent>(FaultInjector injector, TEvent fetched, FetchedInvocation invocation, FaultScope scope)
        where TEvent : IFetchedEvent
    {
        if (injector.NeedsPayload(invocation.Function) || injector.NeedsAttribute(invocation.Function, InvocationAttributes.EventSource))
        {
            invocation = invocation with { Event = await fetched.ReadAsync().ConfigureAwait(false) };
        }

        return injector.Decide(new(invocation.Function, scope: scope, carrier: invocation, reader: InvocationAttributes.Reader));
    }

    /// <summary>What a fault puts in the function's place; null where the function is to get the event.</summary>
    private async ValueTask<InvocationAnswer?> AnswerAsync<TEvent>(FaultDecision decision, TEvent fetched, EventFacts facts)
        where TEvent : IFetchedEvent
    {
        if (decision.TryEndProcess(FaultWhen.Before))
        {
            return InvocationAnswer.None;
        }

        if (decision.Upcoming is TimeoutFault { When: FaultWhen.Before } timeout)
        {
            if (DeadlineOf(fetched) is not { } deadline)
            {
                decision.End("nobody said when the invocation has to be answered");
                return null;
            }

            var move = InvocationTimeout.Of(timeout, deadline - decision.Now);
            var isUp = decision.Terminal(FaultWhen.Before) is not null && await fetched.HoldAsync(decision, move, isTaken: timeout.Beyond).ConfigureAwait(false);
            return isUp && timeout.Beyond ? InvocationAnswer.None : null;
        }

        if (decision.Terminal(FaultWhen.Before) is not { } fault)
        {
            return null;
        }

        await fetched.DelayAsync(decision, FaultWhen.After, isTaken: true).ConfigureAwait(false);
        return InvocationTranslation.Answer(fault, facts, _streamsHttp, decision);
    }

    private void HandOn<TEvent>(FaultInjector injector, FaultDecision decision, in TEvent fetched, string requestId, ReadOnlyMemory<byte> body, EventFacts facts)
        where TEvent : IFetchedEvent
    {
        var deadline = DeadlineOf(fetched);
        var failures = EventChange.Apply(decision, fetched, body, facts, decision.Now);
        decision.Press();
        if (decision.HasAfter)
        {
            _pending.Add(requestId, new(decision, facts, InvocationEnd.Of(deadline, injector.Time.GetUtcNow())) { Deadline = deadline, Failures = failures });
        }
        else
        {
            decision.Dispose();
        }
    }

    private static DateTimeOffset? DeadlineOf<TEvent>(in TEvent fetched)
        where TEvent : IFetchedEvent => InvocationEnd.Deadline(fetched.Header(RuntimeApiHeader.DeadlineMs));
}
