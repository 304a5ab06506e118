namespace FaultKit.Lambda;

/// <summary>Says in the words of Lambda what a fault does to an invocation.</summary>
internal static class InvocationTranslation
{
    /// <summary>The move that decides what the invoker gets.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isHttp">Whether the event stands for an HTTP request, whose refusal is an answer and not a failure.</param>
    /// <param name="decision">What the fault belongs to; it knows the exceptions that the process registered.</param>
    public static FaultMove Translate(Fault fault, bool isHttp, FaultDecision decision) => fault switch
    {
        ErrorFault error => new FailMove(decision.RegisteredError(error) ?? InjectedFaultException.Of(error)),
        ThrottleFault throttle when isHttp => new ReplyMove(WireReply.Of(throttle)),
        ThrottleFault => new FailMove(new TooManyRequestsException()),
        ResponseFault response => new ReplyMove(WireReply.Of(response)),
        _ => throw new NotSupportedException($"Lambda cannot act out \"{fault.Type}\"."),
    };

    /// <summary>The result of an invocation that is answered: a proxy response, or the body alone where nobody asked over HTTP.</summary>
    public static ReadOnlyMemory<byte> Result(ReplyMove move, bool isHttp) =>
        isHttp ? ProxyResponse.Write(move.Reply) : move.Reply.Body.IsEmpty ? "null"u8.ToArray() : move.Reply.Body;
}
