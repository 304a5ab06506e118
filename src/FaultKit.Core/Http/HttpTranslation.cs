namespace FaultKit;

/// <summary>Says in the words of HTTP what a fault does to a request.</summary>
internal static class HttpTranslation
{
    /// <summary>The move that decides what the caller gets; null where there is no fault.</summary>
    public static FaultMove? Translate(Fault? fault, HttpRequestMessage request) => fault switch
    {
        null => null,
        TimeoutFault timeout => new HoldMove(timeout.Cap),
        ErrorFault => new FailMove(HttpExceptions.Refused(request.RequestUri!)),
        ThrottleFault throttle => new ReplyMove(WireReply.Of(throttle)),
        ResponseFault response => new ReplyMove(WireReply.Of(response)),
        _ => throw new NotSupportedException($"HttpClient cannot act out \"{fault.Type}\"."),
    };
}
