namespace FaultKit.Testing;

/// <summary>What the function, not the caller, adds to an invocation.</summary>
internal sealed record InvocationContext(string FunctionArn, string TraceId, TimeSpan Timeout);
