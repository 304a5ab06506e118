using System.Diagnostics;

namespace FaultKit.Lambda;

/// <summary>A call of a handler without arguments.</summary>
[StackTraceHidden]
internal readonly struct HandlerCall<TResult>(Func<TResult> handler) : IHandlerCall<TResult>
{
    public Stream? Event => null;

    public TResult Make() => handler();
}

/// <summary>A call of a handler with an event, or a context.</summary>
[StackTraceHidden]
internal readonly struct HandlerCall<T, TResult>(Func<T, TResult> handler, T argument) : IHandlerCall<TResult>
{
    public Stream? Event => argument as Stream;

    public TResult Make() => handler(argument);
}

/// <summary>A call of a handler with an event and a context.</summary>
[StackTraceHidden]
internal readonly struct HandlerCall<T, TContext, TResult>(Func<T, TContext, TResult> handler, T argument, TContext context) : IHandlerCall<TResult>
{
    public Stream? Event => argument as Stream;

    public TResult Make() => handler(argument, context);
}

/// <summary>What stands for a result where a handler has none.</summary>
internal readonly struct Nothing;

/// <summary>A call of a handler without arguments or result.</summary>
[StackTraceHidden]
internal readonly struct ActionCall(Action handler) : IHandlerCall<Nothing>
{
    public Stream? Event => null;

    public Nothing Make()
    {
        handler();
        return default;
    }
}

/// <summary>A call of a handler with an event, or a context, without result.</summary>
[StackTraceHidden]
internal readonly struct ActionCall<T>(Action<T> handler, T argument) : IHandlerCall<Nothing>
{
    public Stream? Event => argument as Stream;

    public Nothing Make()
    {
        handler(argument);
        return default;
    }
}

/// <summary>A call of a handler with an event and a context, without result.</summary>
[StackTraceHidden]
internal readonly struct ActionCall<T, TContext>(Action<T, TContext> handler, T argument, TContext context) : IHandlerCall<Nothing>
{
    public Stream? Event => argument as Stream;

    public Nothing Make()
    {
        handler(argument, context);
        return default;
    }
}

/// <summary>A call of a handler that writes its result into a stream.</summary>
[StackTraceHidden]
internal readonly struct ActionCall<T, TContext, TOutput>(Action<T, TContext, TOutput> handler, T argument, TContext context, TOutput output)
    : IHandlerCall<Nothing>
{
    public Stream? Event => argument as Stream;

    public Nothing Make()
    {
        handler(argument, context, output);
        return default;
    }
}
