namespace FaultKit;

/// <summary>What a <see cref="BatchFault"/> does to records of a batch.</summary>
public enum BatchKind
{
    /// <summary>Records come twice: queues and streams promise "at least once".</summary>
    Duplicate,

    /// <summary>The records come in another order.</summary>
    Reorder,

    /// <summary>What a record carries cannot be read any more.</summary>
    Poison,

    /// <summary>Records do not come; at least one is left, because nobody is called for none.</summary>
    Drop,

    /// <summary>Records are reported as failed though they were worked on, so that they come again.</summary>
    PartialFailure,
}
