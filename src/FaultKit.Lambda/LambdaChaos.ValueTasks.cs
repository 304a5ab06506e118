using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace FaultKit.Lambda;

/// <content>Handlers that return a value task: the bootstrap has no such shape, and would serialize the value task itself.</content>
public static partial class LambdaChaos
{
    /// <summary>A handler without arguments, with chaos around it. It returns a value task with a result, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<Task<TOut>> UseChaos<TOut>(this Func<ValueTask<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<Task<TOut>> tasks = [StackTraceHidden] () => handler().AsTask();
        return tasks.UseChaos(injector);
    }

    /// <summary>A handler without arguments, with chaos around it. It returns a value task, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<Task> UseChaos(this Func<ValueTask> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<Task> tasks = [StackTraceHidden] () => handler().AsTask();
        return tasks.UseChaos(injector);
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It returns a value task with a result, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, Task<TOut>> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T, TOut>(this Func<T, ValueTask<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<T, Task<TOut>> tasks = [StackTraceHidden] (argument) => handler(argument).AsTask();
        return tasks.UseChaos(injector);
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It returns a value task, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, Task> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(this Func<T, ValueTask> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<T, Task> tasks = [StackTraceHidden] (argument) => handler(argument).AsTask();
        return tasks.UseChaos(injector);
    }

    /// <summary>A handler of an event and a context, with chaos around it. It returns a value task with a result, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, TContext, Task<TOut>> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(this Func<T, TContext, ValueTask<TOut>> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<T, TContext, Task<TOut>> tasks = [StackTraceHidden] (argument, context) => handler(argument, context).AsTask();
        return tasks.UseChaos(injector);
    }

    /// <summary>A handler of an event and a context, with chaos around it. It returns a value task, and comes back as one of tasks.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, TContext, Task> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(this Func<T, TContext, ValueTask> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Func<T, TContext, Task> tasks = [StackTraceHidden] (argument, context) => handler(argument, context).AsTask();
        return tasks.UseChaos(injector);
    }
}
