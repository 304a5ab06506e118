namespace FaultKit.Lambda;

/// <summary>What is still to happen to an invocation that the function is working on.</summary>
/// <param name="Decision">Its faults.</param>
/// <param name="Event">What the shape of its event tells.</param>
/// <param name="End">When nobody can be working on it any more.</param>
internal sealed record PendingAnswer(FaultDecision Decision, EventFacts Event, DateTimeOffset End)
{
    /// <summary>When it has to be answered; null where that is not known.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Records that will be reported as failed, each beside the fault that asks for it.</summary>
    public IReadOnlyList<(ChosenFault Fault, string[] Records)> Failures { get; init; } = [];
}
