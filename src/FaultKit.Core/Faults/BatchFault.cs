namespace FaultKit;

/// <summary>Does something to single records of a batch.</summary>
/// <remarks>
/// Which records, the dice say. All kinds but <see cref="BatchKind.PartialFailure"/> change the batch on its way in; that one lets it
/// be worked on, and changes what is reported of it. A call that carries no batch is left alone, and the hit says so.
/// </remarks>
public sealed record BatchFault : Fault
{
    /// <summary>The most records that a rule may ask for: the largest batch there is (AWS Lambda, SQS standard queues and streams, 10,000).</summary>
    public const int MaxCount = 10_000;

    /// <summary>What is done to the records.</summary>
    public required BatchKind Kind { get; init; }

    /// <summary>How many records, at most as many as there are; 1 unless said otherwise. Another order concerns all of them.</summary>
    public int Count { get; init; } = 1;

    internal static FaultShape Row { get; } = new(
        "batch",
        "Does something to single records of a batch.",
        [
            new("kind", new ChoiceShape<BatchKind>(), "What is done to the records; a partial failure acts after the call, the others before it.") { IsRequired = true },
            new("count", new WholeShape(1, MaxCount), "How many records; 1 by default."),
        ],
        [
            new(PointKind.Lambda, true, true, "records of SQS, SNS, S3, DynamoDB and Kinesis events come twice, out of order, unreadable or not at all; batchItemFailures names more than failed"),
            new(PointKind.Aws, false, true, "a partial failure: UnprocessedItems and UnprocessedKeys of DynamoDB, Failed of SQS, error codes in the answers of Kinesis, Firehose and EventBridge name entries that were worked on") { Kinds = ["partial-failure"] },
        ],
        Make);

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties).With("kind", Kind).With("count", (long)Count, 1L);

    internal override FaultRole Role => FaultRole.Payload;

    internal override bool IsAfter => Kind == BatchKind.PartialFailure;

    internal override string Side => $"\"kind\": \"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString())}\"";

    internal override string? Complaint => Count is < 1 or > MaxCount ? $"the records must be from 1 to {MaxCount}" : null;

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var kind = values.Get<BatchKind>("kind");
        return values.Has("count") && kind == BatchKind.Reorder
            ? (null, "another order concerns all records of a batch; leave out \"count\"")
            : (new BatchFault { Kind = kind, Count = (int)values.Get("count", 1L) }, null);
    }
}
