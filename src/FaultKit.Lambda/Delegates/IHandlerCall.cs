namespace FaultKit.Lambda;

/// <summary>A call to a handler with its arguments, made when it is time. A struct for each arity, so that keeping one allocates nothing.</summary>
internal interface IHandlerCall<out TResult>
{
    /// <summary>The event, where the handler reads it from a stream; of another, nothing can be seen but the object that was made of it.</summary>
    Stream? Event { get; }

    TResult Make();
}
