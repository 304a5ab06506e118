namespace FaultKit.Lambda;

/// <summary>A call to a handler with its arguments, made when it is time. A struct for each arity, so that keeping one allocates nothing.</summary>
internal interface IHandlerCall<out TResult>
{
    TResult Make();
}
