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
        ThrottleFault throttle when isHttp => new ReplyMove(WireReply.Of(throttle, decision.Now)),
        ThrottleFault => new FailMove(new TooManyRequestsException()),
        ResponseFault response => new ReplyMove(WireReply.Of(response)),
        _ => throw new NotSupportedException($"Lambda cannot act out \"{fault.Type}\"."),
    };

    /// <summary>The answer that a fault puts in the function's place.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="asked">What the shape of the event tells.</param>
    /// <param name="isStreamed">Whether the function streams to those who ask over HTTP.</param>
    /// <param name="decision">What the fault belongs to.</param>
    public static InvocationAnswer Answer(Fault fault, EventFacts asked, bool isStreamed, FaultDecision decision) => Translate(fault, asked.IsHttp, decision) switch
    {
        FailMove move => FunctionError.Of(move.Exception),
        ReplyMove move when asked.IsHttp && isStreamed =>
            new(RuntimeApiVerb.Response, RuntimeApiHeader.HttpStream, ProxyResponse.WriteStreamed(move.Reply, asked)) { IsStreamed = true },
        ReplyMove move => new(RuntimeApiVerb.Response, "application/json", Result(move.Reply, asked)),
        var move => throw new NotSupportedException($"Lambda has no use for {move}."),
    };

    /// <summary>The result of an invocation that is answered: a proxy response, or the body alone where nobody asked over HTTP.</summary>
    private static ReadOnlyMemory<byte> Result(WireReply reply, EventFacts asked) =>
        asked.IsHttp ? ProxyResponse.Write(reply, asked) : reply.Body.IsEmpty ? "null"u8.ToArray() : reply.Body;
}
