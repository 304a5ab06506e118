using System.Diagnostics;

namespace FaultKit.Lambda;

/// <summary>What stands around one invocation of a handler: its scope, and its faults if it has any.</summary>
/// <param name="decision">The faults; null where there are none.</param>
/// <param name="scope">The scope; null where there is none.</param>
/// <param name="remaining">Says how much time the invocation has left; null where there are no faults.</param>
/// <param name="outcome">Whether a plan's <c>abortWhen</c> wants to know how it ends.</param>
[StackTraceHidden]
internal readonly struct InvocationTurn(FaultDecision? decision, FaultScope? scope, Func<TimeSpan?>? remaining, CallOutcome outcome = default)
{
    /// <summary>Whether the handler may be called as if nobody stood around it.</summary>
    public bool IsPlain => decision is null && scope is null && !outcome.IsObserved;

    /// <summary>Calls the handler and its faults; the handler's own task where there are none.</summary>
    public Task<TOut> Run<TCall, TOut>(in TCall call)
        where TCall : struct, IHandlerCall<Task<TOut>> =>
        outcome.IsObserved ? ObserveAsync<TCall, TOut>(call) : RunUnobserved<TCall, TOut>(call);

    /// <summary>As above, for a handler without a result.</summary>
    public Task RunVoid<TCall>(in TCall call)
        where TCall : struct, IHandlerCall<Task> =>
        decision is null && !outcome.IsObserved ? InScope<TCall, Task>(call) : Run<Resulting<TCall>, Nothing>(new(call));

    /// <summary>As above, for a handler that holds its thread.</summary>
    public TOut RunSync<TCall, TOut>(in TCall call)
        where TCall : struct, IHandlerCall<TOut>
    {
        var hasFailed = true;
        try
        {
            var result = decision is null ? InScope<TCall, TOut>(call) : Act<TCall, TOut>(call);
            hasFailed = false;
            return result;
        }
        finally
        {
            outcome.End(hasFailed, decision);
        }
    }

    private TOut Act<TCall, TOut>(in TCall call)
        where TCall : struct, IHandlerCall<TOut>
    {
        using var finished = decision!;
        finished.Delay(FaultWhen.Before);
        EndProcess(FaultWhen.Before);
        Hold(FaultWhen.Before);
        finished.Press();
        var fault = Terminal(FaultWhen.Before);
        var result = fault is null ? Guard<TCall, TOut>(call) : default;
        finished.Delay(FaultWhen.After);
        EndProcess(FaultWhen.After);
        Hold(FaultWhen.After);
        Finish(fault);
        return result!;
    }

    /// <summary>Runs, and tells how it went.</summary>
    private async Task<TOut> ObserveAsync<TCall, TOut>(TCall call)
        where TCall : struct, IHandlerCall<Task<TOut>>
    {
        var hasFailed = true;
        try
        {
            var result = await RunUnobserved<TCall, TOut>(call).ConfigureAwait(false);
            hasFailed = false;
            return result;
        }
        finally
        {
            outcome.End(hasFailed, decision);
        }
    }

    private Task<TOut> RunUnobserved<TCall, TOut>(in TCall call)
        where TCall : struct, IHandlerCall<Task<TOut>> =>
        decision is null ? InScope<TCall, Task<TOut>>(call) : ActAsync<TCall, TOut>(call);

    private async Task<TOut> ActAsync<TCall, TOut>(TCall call)
        where TCall : struct, IHandlerCall<Task<TOut>>
    {
        using var finished = decision!;
        await finished.DelayAsync(FaultWhen.Before).ConfigureAwait(false);
        EndProcess(FaultWhen.Before);
        await HoldAsync(FaultWhen.Before).ConfigureAwait(false);
        finished.Press();
        var fault = Terminal(FaultWhen.Before);
        var result = fault is null ? await GuardAsync<TCall, TOut>(call).ConfigureAwait(false) : default;
        await finished.DelayAsync(FaultWhen.After).ConfigureAwait(false);
        EndProcess(FaultWhen.After);
        await HoldAsync(FaultWhen.After).ConfigureAwait(false);
        Finish(fault);
        return result!;
    }

    /// <summary>Calls the handler; where it fails by itself its failure may come late, but it is not replaced.</summary>
    private async Task<TOut> GuardAsync<TCall, TOut>(TCall call)
        where TCall : struct, IHandlerCall<Task<TOut>>
    {
        try
        {
            return await InScope<TCall, Task<TOut>>(call).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await decision!.DelayAsync(FaultWhen.After).ConfigureAwait(false);
            decision.End("the function failed by itself");
            throw;
        }
    }

    /// <summary>As <see cref="GuardAsync"/>, for a handler that holds its thread.</summary>
    private TOut Guard<TCall, TOut>(in TCall call)
        where TCall : struct, IHandlerCall<TOut>
    {
        try
        {
            return InScope<TCall, TOut>(call);
        }
        catch (Exception)
        {
            decision!.Delay(FaultWhen.After);
            decision.End("the function failed by itself");
            throw;
        }
    }

    /// <summary>Makes the call with its scope in the flow; what the handler starts takes it along, what comes afterwards does not see it.</summary>
    private TResult InScope<TCall, TResult>(in TCall call)
        where TCall : struct, IHandlerCall<TResult>
    {
        if (scope is null)
        {
            return call.Make();
        }

        var before = InvocationScope.Current;
        InvocationScope.Current = scope;
        try
        {
            return call.Make();
        }
        finally
        {
            InvocationScope.Current = before;
        }
    }

    /// <summary>Whether what decides the outcome has to do with bytes, of which there are none here.</summary>
    private bool IsOfBytes => decision!.Upcoming is ResponseFault || PassingChange.IsAskedBy(decision.Upcoming);

    private Fault? Terminal(FaultWhen when) => IsOfBytes || decision!.Upcoming is TimeoutFault ? null : decision!.Terminal(when);

    private void EndProcess(FaultWhen when)
    {
        if (decision!.TryEndProcess(when))
        {
            throw new InvalidOperationException("This process was to end, and did not.");
        }
    }

    /// <summary>Holds the invocation where it is to time out; past its deadline, where the fault says so, nobody hears any more what comes of it.</summary>
    private async Task HoldAsync(FaultWhen when)
    {
        if (TakeHold(when) is { } move && await decision!.HoldAsync(move).ConfigureAwait(false))
        {
            ThrowIfOver();
        }
    }

    private void Hold(FaultWhen when)
    {
        if (TakeHold(when) is { } move && decision!.Hold(move, static () => false))
        {
            ThrowIfOver();
        }
    }

    private HoldMove? TakeHold(FaultWhen when)
    {
        if (decision!.Upcoming is not TimeoutFault timeout || timeout.When != when)
        {
            return null;
        }

        if (remaining!() is not { } left)
        {
            decision.End("nobody said when the invocation has to be answered");
            return null;
        }

        return decision.Terminal(when) is null ? null : InvocationTimeout.Of(timeout, left);
    }

    private void ThrowIfOver()
    {
        if (decision!.Upcoming is TimeoutFault { Beyond: true })
        {
            throw new TimeoutException("The invocation was held past its deadline by FaultKit, and nobody waits for it any more.");
        }
    }

    /// <summary>Throws what decides the outcome, if anything does.</summary>
    private void Finish(Fault? fault)
    {
        if (IsOfBytes)
        {
            decision!.End("a handler delegate has no result to put in its place; the Runtime API handler has");
        }
        else if ((fault ?? Terminal(FaultWhen.After)) is { } terminal)
        {
            throw InvocationTranslation.Translate(terminal, isHttp: false, decision!) is FailMove move
                ? move.Exception
                : new NotSupportedException($"A handler delegate cannot act out \"{terminal.Type}\".");
        }

        decision!.End("a handler delegate passes objects on; events and results are bytes for the Runtime API handler and the relay");
    }

    /// <summary>A call without a result as one with one, so that there is one way to act.</summary>
    private readonly struct Resulting<TCall>(TCall call) : IHandlerCall<Task<Nothing>>
        where TCall : struct, IHandlerCall<Task>
    {
        public Stream? Event => call.Event;

        public async Task<Nothing> Make()
        {
            await call.Make().ConfigureAwait(false);
            return default;
        }
    }
}
