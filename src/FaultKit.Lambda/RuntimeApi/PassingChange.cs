namespace FaultKit.Lambda;

/// <summary>Faults that let the function's answer pass and change what it says of itself: its status and headers, its end.</summary>
internal static class PassingChange
{
    /// <summary>Whether a fault is one of these.</summary>
    public static bool IsAskedBy(Fault? fault) => fault is ConnectionFault or ErrorFault { AfterBytes: not null } or ResponseFault { KeepBody: true };

    /// <summary>Has the answer changed while it passes; where it cannot be, the fault is missed, and the answer passes as it is.</summary>
    public static void Apply<TAnswer>(PendingAnswer pending, TAnswer answer)
        where TAnswer : IFunctionAnswer
    {
        var decision = pending.Decision;
        switch (decision.Upcoming)
        {
            case ResponseFault when !pending.Event.IsHttp || (answer.IsStreamed && !answer.IsHttpStream) || !answer.HasBody:
                decision.MissTerminal("the answer has no status that could be another");
                break;
            case ResponseFault response:
                answer.Mangle(MangleMove.Of(HeadOf(pending, WireReply.Of(response), answer.IsStreamed)));
                break;
            case not null when !answer.IsStreamed || !answer.HasBody:
                decision.MissTerminal("the answer is not streamed, and has no middle");
                break;
            case ConnectionFault { AfterBytes: { } bytes }:
                answer.EndEarly(new(bytes, null, decision.TakeTerminal($"the stream broke off after {bytes} bytes")));
                break;
            case ErrorFault when !answer.HasTrailers:
                decision.MissTerminal("this client sends no trailers, and nothing else tells of an error in the middle of a stream");
                break;
            case ErrorFault { AfterBytes: { } bytes } error:
                var told = InvocationTranslation.Answer(error, pending.Event, isStreamed: true, decision);
                answer.EndEarly(new(bytes, told, decision.TakeTerminal($"error after {bytes} bytes of the stream")));
                break;
        }
    }

    private static PayloadStage HeadOf(PendingAnswer pending, WireReply reply, bool isStreamed)
    {
        var report = pending.Decision.TakeTerminal($"status {reply.Status} before the function's own body");
        return isStreamed
            ? new PreludeChange(ProxyResponse.WriteStreamed(reply, pending.Event), report)
            : new ProxyHeadChange(reply, pending.Event, report);
    }
}
