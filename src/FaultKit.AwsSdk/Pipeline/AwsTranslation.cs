namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Says in the words of an AWS service what a fault does to an attempt.</summary>
internal static class AwsTranslation
{
    /// <summary>The move that decides what the SDK gets; null where there is no fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="draw">The numbers of its hit.</param>
    /// <param name="call">The call.</param>
    /// <param name="request">The attempt's request.</param>
    /// <param name="now">What time it is: a wrong clock is measured by it.</param>
    public static FaultMove? Translate(Fault? fault, FaultDraw draw, AwsCall call, HttpRequestMessage request, DateTimeOffset now) => fault switch
    {
        null => null,

        // What happens below HTTP's words happens to the SDK as to everybody.
        TimeoutFault or ConnectionFault or ResponseFault => HttpTranslation.Translate(fault, request, now),
        _ => new ReplyMove(Answer(fault, draw, call, request, now)),
    };

    private static WireReply Answer(Fault fault, FaultDraw draw, AwsCall call, HttpRequestMessage request, DateTimeOffset now)
    {
        var service = AwsCatalogue.Of(call.Service, call.Protocol);
        var error = AwsErrors.Of(fault, service, call.Operation);
        var answer = new AwsAnswer(service, error, AwsRequestId.Of(service, draw), AwsRequestId.Host(draw))
        {
            Reasons = fault is ErrorFault { Reasons: var reasons } ? reasons : [],
        };
        var reply = answer.In(call.Protocol, request.Method == HttpMethod.Head);
        return fault is ClockSkewFault skew
            ? reply with { Headers = new(reply.Headers.Append(new("Date", (now + skew.Offset).ToString("r")))) }
            : reply;
    }
}
