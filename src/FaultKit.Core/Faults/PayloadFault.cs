namespace FaultKit;

/// <summary>A fault that touches a payload on its way.</summary>
/// <remarks>Only a payload that really passes: where a terminal fault takes the call, it is recorded as suppressed.</remarks>
public abstract record PayloadFault : Fault
{
    private protected PayloadFault()
    {
    }

    /// <summary>Which payload is touched; the response unless said otherwise.</summary>
    public PayloadSide On { get; init; } = PayloadSide.Response;

    internal sealed override FaultRole Role => FaultRole.Payload;

    internal sealed override bool IsAfter => On == PayloadSide.Response;

    internal sealed override string Side => IsAfter ? "\"on\": \"response\"" : "\"on\": \"request\"";
}
