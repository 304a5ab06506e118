using FaultKit;
using FaultKit.Lambda;

namespace TradeOrders.Hosting;

/// <summary>What a fault of an invocation looks like from the platform's side, in the words in which the platform notes what it saw.</summary>
internal static class Visible
{
    public static string Error(string? type) => $"error {type}";

    public static string Status(int status) => $"status {status}";

    /// <summary>What the platform must see; null for faults that it sees only as time, or not at all.</summary>
    public static string? Of(Fault? fault, string function) => fault switch
    {
        // Around a handler a failure is an exception, which goes by its type as any other.
        ErrorFault when function == FunctionNames.Settlement => Error(nameof(InjectedFaultException)),
        ErrorFault error => Error(error.Code ?? nameof(InjectedFaultException)),
        ResponseFault response => Status(response.Status),
        ThrottleFault when function == FunctionNames.OrderIntake => Status(429),
        ThrottleFault => Error(nameof(TooManyRequestsException)),
        _ => null,
    };
}
