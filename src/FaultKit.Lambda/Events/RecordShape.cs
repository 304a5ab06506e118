namespace FaultKit.Lambda;

/// <summary>Where a record of a batch has what it is known by and what it carries.</summary>
/// <param name="Payload">The way to what it carries.</param>
/// <param name="Id">The way to what it is known by, which a partial failure names.</param>
/// <param name="Poison">JSON to put in the place of what it carries: of the type that belongs there, and nothing that anybody can read.</param>
/// <remarks>AWS Lambda Developer Guide, the formats of the single event sources.</remarks>
internal sealed record RecordShape(string[] Payload, string[] Id, string Poison)
{
    /// <summary>A text that is no JSON, in a JSON string.</summary>
    private const string Broken = "\"{\\\"poisoned\"";

    private static readonly RecordShape s_sqs = new(["body"], ["messageId"], Broken);
    private static readonly RecordShape s_sns = new(["Sns", "Message"], ["Sns", "MessageId"], Broken);
    private static readonly RecordShape s_s3 = new(["s3", "object", "key"], ["s3", "object", "sequencer"], "\"poisoned\"");
    private static readonly RecordShape s_dynamo = new(["dynamodb", "NewImage"], ["dynamodb", "SequenceNumber"], "{}");

    // The broken text in Base64, as a stream carries its bytes.
    private static readonly RecordShape s_kinesis = new(["kinesis", "data"], ["kinesis", "sequenceNumber"], "\"eyJwb2lzb25lZA==\"");

    // An event of a bus is a batch of one.
    private static readonly RecordShape s_bus = new(["detail"], ["id"], Broken);

    /// <summary>The shape of a source's records; null where it has none.</summary>
    public static RecordShape? Of(EventSource source) => source switch
    {
        EventSource.Sqs => s_sqs,
        EventSource.Sns => s_sns,
        EventSource.S3 => s_s3,
        EventSource.DynamoDb => s_dynamo,
        EventSource.Kinesis => s_kinesis,
        EventSource.EventBridge => s_bus,
        _ => null,
    };
}
