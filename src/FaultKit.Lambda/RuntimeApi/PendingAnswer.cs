namespace FaultKit.Lambda;

/// <summary>What is still to happen to an invocation that the function is working on.</summary>
/// <param name="Decision">Its faults.</param>
/// <param name="IsHttp">Whether its event stands for an HTTP request.</param>
/// <param name="End">When nobody can be working on it any more.</param>
internal sealed record PendingAnswer(FaultDecision Decision, bool IsHttp, DateTimeOffset End);
