using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Writes batches in the shape that the Lambda Developer Guide gives under "Using Lambda with Amazon SQS".</summary>
internal static class SqsEvents
{
    public static SqsEvent Of(string queue, IEnumerable<QueueMessage> batch) => new([.. batch.Select(message => RecordOf(queue, message))]);

    private static SqsRecord RecordOf(string queue, QueueMessage message) => new()
    {
        MessageId = message.Id,
        ReceiptHandle = $"{message.Id}/{message.Receives}",
        Body = message.Body,
        Md5OfBody = Md5Of(message.Body),
        EventSourceArn = $"arn:aws:sqs:us-east-1:123456789012:{queue}",
        AwsRegion = "us-east-1",
        Attributes = new(
            ApproximateReceiveCount: message.Receives.ToString(CultureInfo.InvariantCulture),
            SentTimestamp: Milliseconds(message.Sent),
            SenderId: "AIDAIENQZJOLO23YVJ4VO",
            ApproximateFirstReceiveTimestamp: Milliseconds(message.FirstReceived)),
    };

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

#pragma warning disable CA5351 // SQS says what it says: the sum guards against accidents, not against people.
    private static string Md5Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
