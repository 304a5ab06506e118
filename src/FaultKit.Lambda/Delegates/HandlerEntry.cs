using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FaultKit.Lambda;

/// <summary>Where an invocation enters a wrapped handler: looks at the plan, finds the invocation's scope, decides.</summary>
[StackTraceHidden]
internal sealed class HandlerEntry
{
    private const string NoInit = "a handler is called when the initialization is over";

    private readonly FaultInjector _own;
    private readonly ProcessEnvironment _process;
    private readonly FunctionPoints _points = new();
    private readonly FaultPoint? _point;

    /// <summary>The plan that was in force before the first invocation: while it is, none passes that a rule with conditions speaks to.</summary>
    private readonly FaultPlan? _firstPlan;
    private int _hasLooked;
    private FaultPlan? _told;
    private FaultPlan? _limited;

    private HandlerEntry(FaultInjector own, ProcessEnvironment process)
    {
        _own = own;
        _process = process;
        _firstPlan = own.Plan;
        FaultInjector.NoteSurface(PointKind.Lambda);
        _point = process.Function is { } function ? FaultPoint.Lambda(function) : null;
    }

    /// <summary>Whether the handler may be called as if nobody stood around it.</summary>
    /// <remarks>
    /// On Lambda the environment names the function, so that an invocation without a fault is known for one before anything of it is
    /// looked at; where only a context does, it takes the long way.
    /// </remarks>
    public bool IsIdle
    {
        // Every invocation of every function passes here, chaos or not, and the compiler does not inline it by itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            return TestScopes.AreLive ? IsIdleInTests() : _own.LetsPass(_point);
        }
    }

    /// <summary>An entry; null where the kill switch is set, and the handler stays as it is.</summary>
    public static HandlerEntry? Create(FaultInjector? injector)
    {
        var process = ProcessEnvironment.Read();
        return !process.IsDisabled && (injector ?? LambdaSurface.InjectorWithoutRelay) is { } own ? new(own, process) : null;
    }

    /// <summary>Runs a handler that returns a task with a result.</summary>
    public Task<TOut> Run<TCall, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(TCall call, TContext context)
        where TCall : struct, IHandlerCall<Task<TOut>>
    {
        using var served = Narrow(context);
        var injector = FaultInjector.For(_own);
        var look = LookAsync(injector, context);
        if (!look.IsCompletedSuccessfully)
        {
            return AfterAsync<TCall, TContext, TOut>(look, call, context);
        }

        var turn = Enter(injector, call.Event, context);
        return turn.IsPlain ? call.Make() : turn.Run<TCall, TOut>(call);
    }

    /// <summary>Runs a handler that returns a task.</summary>
    public Task RunVoid<TCall, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(TCall call, TContext context)
        where TCall : struct, IHandlerCall<Task>
    {
        using var served = Narrow(context);
        var injector = FaultInjector.For(_own);
        var look = LookAsync(injector, context);
        if (!look.IsCompletedSuccessfully)
        {
            return AfterVoidAsync(look, call, context);
        }

        var turn = Enter(injector, call.Event, context);
        return turn.IsPlain ? call.Make() : turn.RunVoid(call);
    }

    /// <summary>Runs a handler that holds its thread.</summary>
    public TOut RunSync<TCall, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(TCall call, TContext context)
        where TCall : struct, IHandlerCall<TOut>
    {
        using var served = Narrow(context);
        var injector = FaultInjector.For(_own);
        injector.Refresh();
        if (DecideInit(injector, context) is { } init)
        {
            using var finished = init;
            init.Delay(FaultWhen.Before);
            init.End(NoInit);
        }

        var turn = Enter(injector, call.Event, context);
        return turn.IsPlain ? call.Make() : turn.RunSync<TCall, TOut>(call);
    }

    /// <summary>A function that an emulator feeds may serve several tests at once: which, only the invocation tells.</summary>
    private bool IsIdleInTests() => ServedInvocations.Current is null && FaultInjector.For(_own).LetsPass(_point);

    private ServedInvocations.Narrowed Narrow<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(TContext context)
    {
        if (ServedInvocations.Current is null)
        {
            return default;
        }

#pragma warning disable CA1031 // A context of the user's making may throw at whoever reads it: that must not fail the invocation.
        try
        {
            return ServedInvocations.Narrow(ContextShape<TContext>.RequestIdOf(context));
        }
        catch (Exception e)
        {
            _own.Evidence.Say(NoticeLevel.Error, $"the context of an invocation could not be read, and nobody knows which test made it: {e}");
            return default;
        }
#pragma warning restore CA1031
    }

    /// <summary>Looks at the plan; before the first invocation waits for what makes a cold start longer, too.</summary>
    private ValueTask LookAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, TContext context)
    {
        var look = injector.RefreshAsync(CancellationToken.None);
        if (!look.IsCompletedSuccessfully)
        {
            return new(BeginAsync(look, injector, context));
        }

        // Without a task where there is nothing to wait for: a generic one is compiled at every start.
        return !injector.InFlight.HasBegun && DecideInit(injector, context) is { } init ? new(DelayAsync(init)) : default;
    }

    private async Task BeginAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(ValueTask look, FaultInjector injector, TContext context)
    {
        await look.ConfigureAwait(false);
        if (DecideInit(injector, context) is { } init)
        {
            await DelayAsync(init).ConfigureAwait(false);
        }
    }

    private static async Task DelayAsync(FaultDecision init)
    {
        using var finished = init;
        await init.DelayAsync(FaultWhen.Before).ConfigureAwait(false);
        init.End(NoInit);
    }

    /// <summary>What goes wrong with the initialization, which is over by now; null where nothing does, or somebody else has seen to it.</summary>
    private FaultDecision? DecideInit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, TContext context)
    {
        if (!injector.AwaitsInit)
        {
            injector.InFlight.TryBegin();
            return null;
        }

        // A plan that came later is no plan of this environment's start; that of a test is.
        if (injector == _own && injector.Plan != _firstPlan)
        {
            injector.InFlight.TryBegin();
            return null;
        }

        var function = _process.Function ?? NameOf(injector, context);
        var init = injector.DecideInit(function, _process.LogStream ?? "");
        if (init is not null)
        {
            DelegateLimits.Tell(injector, FaultPoint.LambdaInit(function));
        }

        return init;
    }

    /// <summary>The function's name as the context tells it, where it can be read.</summary>
    private static string NameOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, TContext context)
    {
#pragma warning disable CA1031 // A context of the user's making may throw at whoever reads it: that must not fail the invocation.
        try
        {
            return ContextShape<TContext>.FunctionOf(context) ?? "function";
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"the context of an invocation could not be read, and its function counts as \"function\": {e}");
            return "function";
        }
#pragma warning restore CA1031
    }

    private InvocationTurn Enter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, Stream? json, TContext context)
    {
        if (injector.Plan is null)
        {
            return default;
        }

#pragma warning disable CA1031 // A context of the user's making may throw at whoever reads it: that must not fail the invocation.
        try
        {
            return Decide(injector, json, context);
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"the context of an invocation could not be read, and it goes without faults: {e}");
            return default;
        }
#pragma warning restore CA1031
    }

    private InvocationTurn Decide<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, Stream? json, TContext context)
    {
        // Where a surface takes invocations in from the Runtime API, their faults are its business: two surfaces must not inject twice.
        var point = _point ?? _points.Of(ContextShape<TContext>.FunctionOf(context) ?? "function");
        var isOurs = !injector.InFlight.IsFed;
        var decides = isOurs && injector.Concerns(point);
        var outcome = isOurs ? injector.Observe(point) : default;
        if (!decides && !injector.NeedsScopes)
        {
            return new(null, null, null, outcome);
        }

        if (decides && !ReferenceEquals(_limited, injector.Plan))
        {
            TellLimits(injector, point);
        }

        var id = ContextShape<TContext>.RequestIdOf(context);
        var scope = id is null ? null : injector.InFlight.Find(id) ?? new FaultScope(ScopeKind.Invocation, id);
        var known = decides && injector.HasConditions(point) ? Know(injector, point, json, id, context) : null;
        var decision = decides ? injector.Decide(new(point, scope: scope, carrier: known, reader: HandlerAttributes.Reader)) : null;
        return new(decision, scope, decision is null ? null : Remaining(context), outcome);
    }

    private void TellLimits(FaultInjector injector, FaultPoint point)
    {
        var plan = injector.Plan;
        if (!ReferenceEquals(Interlocked.Exchange(ref _limited, plan), plan))
        {
            DelegateLimits.Tell(injector, point);
        }
    }

    /// <summary>What rules with conditions look at; says once for each plan which of them cannot see enough.</summary>
    private HandlerInvocation Know<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(FaultInjector injector, FaultPoint point, Stream? json, string? id, TContext context)
    {
        var plan = injector.Plan;
        var isFirst = Interlocked.Exchange(ref _hasLooked, 1) == 0 && plan == _firstPlan;
        var isSeen = json is { CanRead: true, CanSeek: true };
        if (!isSeen && Interlocked.Exchange(ref _told, plan) != plan)
        {
            DelegateLimits.TellUnseen(injector, point);
        }

        return new(id, ContextShape<TContext>.ArnOf(context), ContextShape<TContext>.TraceIdOf(context), isFirst, isSeen ? json : null);
    }

    /// <summary>A method of its own: what a lambda keeps is allocated where its method begins, and most invocations never ask.</summary>
    private static Func<TimeSpan?> Remaining<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(TContext context) =>
        () => ContextShape<TContext>.RemainingOf(context);

    private async Task<TOut> AfterAsync<TCall, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(ValueTask look, TCall call, TContext context)
        where TCall : struct, IHandlerCall<Task<TOut>>
    {
        await look.ConfigureAwait(false);
        return await Enter(FaultInjector.For(_own), call.Event, context).Run<TCall, TOut>(call).ConfigureAwait(false);
    }

    private async Task AfterVoidAsync<TCall, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(ValueTask look, TCall call, TContext context)
        where TCall : struct, IHandlerCall<Task>
    {
        await look.ConfigureAwait(false);
        await Enter(FaultInjector.For(_own), call.Event, context).RunVoid(call).ConfigureAwait(false);
    }
}
