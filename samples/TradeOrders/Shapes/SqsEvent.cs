using System.Text.Json.Serialization;

namespace TradeOrders.Shapes;

/// <summary>What a queue's event source mapping sends to a function: a batch of messages.</summary>
internal sealed record SqsEvent([property: JsonPropertyName("Records")] IReadOnlyList<SqsRecord> Records);

/// <summary>A message.</summary>
internal sealed record SqsRecord
{
    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    public required string Body { get; init; }

    public required SqsAttributes Attributes { get; init; }

    public IReadOnlyDictionary<string, string> MessageAttributes { get; init; } = new Dictionary<string, string>();

    public required string Md5OfBody { get; init; }

    public string EventSource { get; init; } = "aws:sqs";

    [JsonPropertyName("eventSourceARN")]
    public required string EventSourceArn { get; init; }

    public required string AwsRegion { get; init; }
}

/// <summary>What the queue knows about a message; numbers are written as text.</summary>
internal sealed record SqsAttributes(
    [property: JsonPropertyName("ApproximateReceiveCount")] string ApproximateReceiveCount,
    [property: JsonPropertyName("SentTimestamp")] string SentTimestamp,
    [property: JsonPropertyName("SenderId")] string SenderId,
    [property: JsonPropertyName("ApproximateFirstReceiveTimestamp")] string ApproximateFirstReceiveTimestamp);

/// <summary>Which messages of a batch the queue shall deliver again (<c>ReportBatchItemFailures</c>); none means that all are done.</summary>
internal sealed record SqsBatchResponse(IReadOnlyList<SqsBatchItemFailure> BatchItemFailures);

/// <summary>One of them.</summary>
internal sealed record SqsBatchItemFailure(string ItemIdentifier);
