using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The events of queues, topics, buses, buckets and streams.</summary>
/// <remarks>AWS Lambda Developer Guide, the formats of the single event sources; Amazon S3 User Guide, "Event message structure".</remarks>
internal static class RecordEvents
{
    public static JsonObject Sqs(IEnumerable<string> bodies) => SqsBatch.Write(
        "orders",
        EventFacets.Region,
        EventFacets.Account,
        [.. bodies.Select((body, index) => new EmulatedMessage(RequestIdentity.RequestId("sqs", index + 1), body, EventFacets.Time) { ReceiveCount = 1, FirstReceived = EventFacets.Time })]);

    public static JsonObject Sns(string message, string? subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = EventFacets.Arn("sns", "orders");
        return Batch(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = $"{topic}:{RequestIdentity.RequestId("subscription", 1)}",
            ["Sns"] = new JsonObject
            {
                ["Type"] = "Notification",
                ["MessageId"] = RequestIdentity.RequestId(message, 1),
                ["TopicArn"] = topic,
                ["Subject"] = subject,
                ["Message"] = message,
                ["Timestamp"] = Iso(EventFacets.Time),
                ["SignatureVersion"] = "1",
                ["Signature"] = "EXAMPLE",
                ["SigningCertUrl"] = "EXAMPLE",
                ["UnsubscribeUrl"] = "EXAMPLE",
                ["MessageAttributes"] = new JsonObject(),
            },
        });
    }

    public static JsonObject EventBridge(string source, string detailType, string detail)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(detailType);
        ArgumentNullException.ThrowIfNull(detail);
        return new()
        {
            ["version"] = "0",
            ["id"] = RequestIdentity.RequestId($"{source}/{detailType}/{detail}", 1),
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = EventFacets.Account,
            ["time"] = EventFacets.Text(EventFacets.Time, "yyyy-MM-ddTHH:mm:ssZ"),
            ["region"] = EventFacets.Region,
            ["resources"] = new JsonArray(),
            ["detail"] = JsonNode.Parse(detail),
        };
    }

    public static JsonObject S3(string bucket, string key, string name, long size)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Batch(new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["awsRegion"] = EventFacets.Region,
            ["eventTime"] = Iso(EventFacets.Time),
            ["eventName"] = name,
            ["userIdentity"] = new JsonObject { ["principalId"] = "AWS:AIDAINPONIXQXHT3IKHL2" },
            ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = EventFacets.SourceIp },
            ["responseElements"] = new JsonObject { ["x-amz-request-id"] = "D82B88E5F771F645", ["x-amz-id-2"] = "EXAMPLE" },
            ["s3"] = new JsonObject
            {
                ["s3SchemaVersion"] = "1.0",
                ["configurationId"] = RequestIdentity.RequestId(bucket, 1),
                ["bucket"] = new JsonObject
                {
                    ["name"] = bucket,
                    ["ownerIdentity"] = new JsonObject { ["principalId"] = "A3I5XTEXAMAI3E" },
                    ["arn"] = $"arn:aws:s3:::{bucket}",
                },
                ["object"] = new JsonObject
                {
                    ["key"] = Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal),
                    ["size"] = size,
                    ["eTag"] = "b21b84d653bb07b05b1e6b33684dc11b",
                    ["sequencer"] = "0C0F6F405D6ED209E1",
                },
            },
        });
    }

    public static JsonObject DynamoDb(string table, string keys, string? newImage, string? oldImage)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(keys);
        var change = new JsonObject { ["ApproximateCreationDateTime"] = EventFacets.Time.ToUnixTimeSeconds(), ["Keys"] = JsonNode.Parse(keys) };
        if (newImage is not null)
        {
            change["NewImage"] = JsonNode.Parse(newImage);
        }

        if (oldImage is not null)
        {
            change["OldImage"] = JsonNode.Parse(oldImage);
        }

        change["SequenceNumber"] = "111";
        change["SizeBytes"] = keys.Length + (newImage?.Length ?? 0) + (oldImage?.Length ?? 0);
        change["StreamViewType"] = "NEW_AND_OLD_IMAGES";
        return Batch(new JsonObject
        {
            ["eventID"] = "1",
            ["eventVersion"] = "1.1",
            ["dynamodb"] = change,
            ["awsRegion"] = EventFacets.Region,
            ["eventName"] = (newImage, oldImage) switch
            {
                (not null, null) => "INSERT",
                (not null, not null) => "MODIFY",
                (null, not null) => "REMOVE",
                _ => throw new ArgumentException("A change has the item afterwards (newImage), before (oldImage), or both.", nameof(newImage)),
            },
            ["eventSourceARN"] = EventFacets.Arn("dynamodb", $"table/{table}/stream/{EventFacets.Text(EventFacets.Time, "yyyy-MM-ddTHH:mm:ss.fff")}"),
            ["eventSource"] = "aws:dynamodb",
        });
    }

    public static JsonObject Kinesis(string stream, IEnumerable<string> data)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        return Batch([.. data.Select((text, index) =>
        {
            var sequence = string.Create(CultureInfo.InvariantCulture, $"495903382714902566085596925383615710959215759891365{index:00000}");
            return (JsonNode)new JsonObject
            {
                ["kinesis"] = new JsonObject
                {
                    ["kinesisSchemaVersion"] = "1.0",
                    ["partitionKey"] = "1",
                    ["sequenceNumber"] = sequence,
                    ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
                    ["approximateArrivalTimestamp"] = EventFacets.Milliseconds / 1000.0,
                },
                ["eventSource"] = "aws:kinesis",
                ["eventVersion"] = "1.0",
                ["eventID"] = $"shardId-000000000006:{sequence}",
                ["eventName"] = "aws:kinesis:record",
                ["invokeIdentityArn"] = $"arn:aws:iam::{EventFacets.Account}:role/orders",
                ["awsRegion"] = EventFacets.Region,
                ["eventSourceARN"] = EventFacets.Arn("kinesis", $"stream/{stream}"),
            };
        })]);
    }

    private static JsonObject Batch(params JsonNode[] records) => new() { ["Records"] = new JsonArray(records) };

    private static string Iso(DateTimeOffset time) => EventFacets.Text(time, "yyyy-MM-ddTHH:mm:ss.fffZ");
}
