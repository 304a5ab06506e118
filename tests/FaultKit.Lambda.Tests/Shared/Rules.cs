namespace FaultKit.Lambda.Tests;

/// <summary>Rules in a line each. Unless said otherwise they speak to every function, always.</summary>
internal static class Rules
{
    public static FaultRule Latency(TimeSpan delay, FaultWhen when = default) => Of(new LatencyFault { Delay = delay, When = when });

    public static FaultRule Error(FaultWhen when = default) => Of(new ErrorFault { Code = "Broken", Message = "It broke.", When = when });

    public static FaultRule Throttle(FaultWhen when = default) => Of(new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(2), When = when });

    public static FaultRule Response(FaultWhen when = default) => Of(new ResponseFault { Status = 503, Body = "\"injected\"", IsJson = true, When = when });

    public static FaultRule Corrupt(PayloadSide on, CorruptionKind kind = CorruptionKind.MalformedJson) => Of(new CorruptFault { Kind = kind, On = on });

    /// <summary>A rule for calls that leave the function; it makes surfaces keep scopes.</summary>
    public static FaultRule Outbound(double rate = 1) =>
        new() { Name = "outbound", Target = FaultTarget.Parse("http:GET quotes.example/**"), Fault = new ThrottleFault(), Rate = Rate.Of(rate) };

    public static FaultRule Of(Fault fault, double rate = 1, string target = "lambda:*") => new()
    {
        Name = $"{fault.Type} {(fault is CorruptFault corrupt ? $"{corrupt.On} {corrupt.Kind}" : fault.When)}",
        Target = FaultTarget.Parse(target),
        Fault = fault,
        Rate = Rate.Of(rate),
    };
}
