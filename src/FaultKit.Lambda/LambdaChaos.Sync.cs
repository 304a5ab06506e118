using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace FaultKit.Lambda;

/// <content>Handlers that hold their thread.</content>
public static partial class LambdaChaos
{
    /// <summary>A handler without arguments, with chaos around it. It holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<TOut> UseChaos<TOut>(this Func<TOut> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] () => entry.IsIdle ? handler() : entry.RunSync<HandlerCall<TOut>, object?, TOut>(new(handler), null))
            : handler;
    }

    /// <summary>A handler without arguments, with chaos around it. It has no result and holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Action UseChaos(this Action handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry ? Wrapped : handler;

        [StackTraceHidden]
        void Wrapped()
        {
            if (entry.IsIdle)
            {
                handler();
            }
            else
            {
                entry.RunSync<ActionCall, object?, Nothing>(new(handler), null);
            }
        }
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, TOut> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T, TOut>(this Func<T, TOut> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument) => entry.IsIdle ? handler(argument) : entry.RunSync<HandlerCall<T, TOut>, T, TOut>(new(handler, argument), argument))
            : handler;
    }

    /// <summary>A handler of an event, or of a context, with chaos around it. It has no result and holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Action<T> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(this Action<T> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry ? Wrapped : handler;

        [StackTraceHidden]
        void Wrapped(T argument)
        {
            if (entry.IsIdle)
            {
                handler(argument);
            }
            else
            {
                entry.RunSync<ActionCall<T>, T, Nothing>(new(handler, argument), argument);
            }
        }
    }

    /// <summary>A handler of an event and a context, with chaos around it. It holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Func<T, TContext, TOut> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext, TOut>(this Func<T, TContext, TOut> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry
            ? ([StackTraceHidden] (argument, context) => entry.IsIdle ? handler(argument, context) : entry.RunSync<HandlerCall<T, TContext, TOut>, TContext, TOut>(new(handler, argument, context), context))
            : handler;
    }

    /// <summary>A handler of an event and a context, with chaos around it. It has no result and holds its thread, and so do its delays.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Action<T, TContext> UseChaos<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(this Action<T, TContext> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry ? Wrapped : handler;

        [StackTraceHidden]
        void Wrapped(T argument, TContext context)
        {
            if (entry.IsIdle)
            {
                handler(argument, context);
            }
            else
            {
                entry.RunSync<ActionCall<T, TContext>, TContext, Nothing>(new(handler, argument, context), context);
            }
        }
    }

    /// <summary>A handler that reads its event from a stream and writes its result into another, with chaos around it.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    public static Action<Stream, TContext, MemoryStream> UseChaos<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(this Action<Stream, TContext, MemoryStream> handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerEntry.Create(injector) is { } entry ? Wrapped : handler;

        [StackTraceHidden]
        void Wrapped(Stream argument, TContext context, MemoryStream output)
        {
            if (entry.IsIdle)
            {
                handler(argument, context, output);
            }
            else
            {
                entry.RunSync<ActionCall<Stream, TContext, MemoryStream>, TContext, Nothing>(new(handler, argument, context, output), context);
            }
        }
    }
}
