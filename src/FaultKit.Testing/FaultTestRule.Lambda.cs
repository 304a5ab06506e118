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

    /// <summary>A streamed response ends with an error, as that of a handler does which fails in the middle.</summary>
    /// <param name="afterBytes">How many bytes of it still arrive.</param>
    /// <param name="code">The name of the error.</param>
    /// <param name="message">What it says.</param>
    public FaultTestPlan FailStream(long afterBytes, string? code = null, string? message = null) =>
        Add(new ErrorFault { Code = code, Message = message, AfterBytes = afterBytes, When = FaultWhen.After });

    /// <summary>The function's own body comes with another status and other headers: another prelude, where it is streamed.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="headers">The headers.</param>
    public FaultTestPlan ReplaceHead(int status, params (string Name, string Value)[] headers) => Add(new ResponseFault
    {
        Status = status,
        Headers = new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))),
        KeepBody = true,
        When = FaultWhen.After,
    });

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

    /// <summary>Records of the batch are reported as failed though they were worked on: <c>batchItemFailures</c> of a function, <c>UnprocessedItems</c> of DynamoDB, <c>Failed</c> of SQS.</summary>
    /// <param name="count">How many, at most as many as there are; which, the dice say.</param>
    public FaultTestPlan FailRecords(int count = 1) => Add(new BatchFault { Kind = BatchKind.PartialFailure, Count = count });

    /// <summary>The first invocation comes late, because the environment's initialization takes longer.</summary>
    /// <param name="delay">How much longer.</param>
    public FaultTestPlan StartCold(TimeSpan delay) => Add(new ColdStartFault { Delay = delay });

    /// <summary>The initialization of the environment fails, which Lambda is told; the process of the test goes on.</summary>
    /// <param name="code">The name of the error.</param>
    /// <param name="message">What it says.</param>
    public FaultTestPlan FailInit(string? code = null, string? message = null) => Add(new InitErrorFault { Code = code, Message = message });
}
