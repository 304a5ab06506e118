using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FaultKit.Lambda;

/// <content>Handlers that return a task. They have priority: without it an inline async lambda fits a value task as well, and the compiler gives up (CS0121).</content>
public static partial class LambdaChaos
{
    /// <summary>A handler without arguments, with chaos around it. It returns a task with a result.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<Task<TOut>> UseChaos<TOut>(this Func<Task<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] () => entry.IsIdle ? handler() : entry.Run<HandlerCall<Task<TOut>>, object?, TOut>(new(handler), null))
            : handler;
    }

    /// <summary>A handler without arguments, with chaos around it. It returns a task.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<Task> UseChaos(this Func<Task> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] () => entry.IsIdle ? handler() : entry.RunVoid<HandlerCall<Task>, object?>(new(handler), null))
            : handler;
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It returns a task with a result.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<T, Task<TOut>> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T, TOut>(this Func<T, Task<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument) => entry.IsIdle ? handler(argument) : entry.Run<HandlerCall<T, Task<TOut>>, T, TOut>(new(handler, argument), argument))
            : handler;
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It returns a task.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<T, Task> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(this Func<T, Task> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument) => entry.IsIdle ? handler(argument) : entry.RunVoid<HandlerCall<T, Task>, T>(new(handler, argument), argument))
            : handler;
    }

    /// <summary>A handler of an event and a context, with chaos around it. It returns a task with a result.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<T, TContext, Task<TOut>> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(this Func<T, TContext, Task<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument, context) => entry.IsIdle ? handler(argument, context) : entry.Run<HandlerCall<T, TContext, Task<TOut>>, TContext, TOut>(new(handler, argument, context), context))
            : handler;
    }

    /// <summary>A handler of an event and a context, with chaos around it. It returns a task.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    [OverloadResolutionPriority(1)]
    public static Func<T, TContext, Task> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(this Func<T, TContext, Task> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument, context) => entry.IsIdle ? handler(argument, context) : entry.RunVoid<HandlerCall<T, TContext, Task>, TContext>(new(handler, argument, context), context))
            : handler;
    }
}
