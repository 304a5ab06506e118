namespace FaultKit.Lambda;

/// <summary>The report of an initialization, or a restore, that failed.</summary>
/// <param name="Path">Where it is posted.</param>
/// <param name="Answer">What is posted.</param>
/// <remarks>AWS Lambda Developer Guide, "Using the Lambda runtime API": <c>/runtime/init/error</c>, <c>/runtime/restore/error</c>.</remarks>
internal sealed record InitReport(string Path, InvocationAnswer Answer)
{
    /// <summary>A report.</summary>
    /// <param name="fault">What it says.</param>
    /// <param name="next">Where the runtime client polls for invocations.</param>
    /// <param name="isRestored">Whether it was a restore that failed.</param>
    public static InitReport Of(InitErrorFault fault, string next, bool isRestored)
    {
        var failure = new InjectedFaultException(fault.Code, fault.Message ?? "The initialization was made to fail by FaultKit.");
        return new(RuntimeApiCall.InitErrorPath(next, isRestored), FunctionError.Of(failure));
    }
}
