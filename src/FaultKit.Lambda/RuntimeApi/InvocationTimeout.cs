namespace FaultKit.Lambda;

/// <summary>How long a <see cref="TimeoutFault"/> holds an invocation.</summary>
internal static class InvocationTimeout
{
    /// <summary>Until shortly before the deadline; past it, and for as long as anybody could still wait, where the fault says so.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="remaining">How much time the invocation has left.</param>
    public static HoldMove Of(TimeoutFault fault, TimeSpan remaining)
    {
        var time = fault.Beyond ? remaining + InvocationEnd.Grace : remaining - fault.Margin;
        return new(time > TimeSpan.Zero ? time : TimeSpan.Zero);
    }
}
