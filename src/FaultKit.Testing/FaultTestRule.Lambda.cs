namespace FaultKit.Testing;

/// <summary>Faults in the words of Lambda.</summary>
public sealed partial class FaultTestRule
{
    /// <summary>The invocation is held until shortly before its deadline.</summary>
    /// <param name="margin">How long before; <see cref="TimeoutFault.DefaultMargin"/> unless said otherwise.</param>
    public FaultTestPlan TimeOut(TimeSpan? margin = null) => Add(new TimeoutFault { Margin = margin ?? TimeoutFault.DefaultMargin, When = _when });

    /// <summary>The invocation is held past its deadline, and gets no answer.</summary>
    public FaultTestPlan TimeOutBeyond() => Add(new TimeoutFault { Beyond = true, When = _when });

    /// <summary>The invocation is told that it has less time left than it has.</summary>
    /// <param name="remaining">How much it is told.</param>
    public FaultTestPlan ShortenDeadline(TimeSpan remaining) => Add(new DeadlineFault { Remaining = remaining });

    /// <summary>Records of the batch come twice.</summary>
    /// <param name="count">How many; which, the dice say.</param>
    public FaultTestPlan DuplicateRecords(int count = 1) => Add(new BatchFault { Kind = BatchKind.Duplicate, Count = count });

    /// <summary>The records of the batch come in another order.</summary>
    public FaultTestPlan ReorderRecords() => Add(new BatchFault { Kind = BatchKind.Reorder });

    /// <summary>What records of the batch carry cannot be read.</summary>
    /// <param name="count">How many; which, the dice say.</param>
    public FaultTestPlan PoisonRecords(int count = 1) => Add(new BatchFault { Kind = BatchKind.Poison, Count = count });

    /// <summary>Records of the batch do not come.</summary>
    /// <param name="count">How many, at most all but one; which, the dice say.</param>
    public FaultTestPlan DropRecords(int count = 1) => Add(new BatchFault { Kind = BatchKind.Drop, Count = count });

    /// <summary>Records of the batch are reported as failed though they were worked on.</summary>
    /// <param name="count">How many; which, the dice say.</param>
    public FaultTestPlan FailRecords(int count = 1) => Add(new BatchFault { Kind = BatchKind.PartialFailure, Count = count });

    /// <summary>The first invocation comes late, because the environment's initialization takes longer.</summary>
    /// <param name="delay">How much longer.</param>
    public FaultTestPlan StartCold(TimeSpan delay) => Add(new ColdStartFault { Delay = delay });
}
