using System.Text;

namespace FaultKit.Tests;

/// <summary>One error in every protocol, byte for byte.</summary>
public sealed class AwsAnswerTests
{
    private static readonly AwsError s_error = new("SlowDown", 503, "Fewer \"calls\" & <slower>.");

    [Theory]
    [InlineData("Json10", """{"__type":"ns#SlowDown","message":"Fewer \u0022calls\u0022 \u0026 \u003Cslower\u003E."}""")]
    [InlineData("Json11", """{"__type":"ns#SlowDown","message":"Fewer \u0022calls\u0022 \u0026 \u003Cslower\u003E."}""")]
    [InlineData("RestJson", """{"message":"Fewer \u0022calls\u0022 \u0026 \u003Cslower\u003E."}""")]
    [InlineData("Query", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ErrorResponse><Error><Type>Receiver</Type><Code>SlowDown</Code><Message>Fewer &quot;calls&quot; &amp; &lt;slower&gt;.</Message></Error><RequestId>id-1</RequestId></ErrorResponse>")]
    [InlineData("RestXml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ErrorResponse><Error><Type>Receiver</Type><Code>SlowDown</Code><Message>Fewer &quot;calls&quot; &amp; &lt;slower&gt;.</Message></Error><RequestId>id-1</RequestId></ErrorResponse>")]
    [InlineData("Ec2Query", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>SlowDown</Code><Message>Fewer &quot;calls&quot; &amp; &lt;slower&gt;.</Message></Error></Errors><RequestID>id-1</RequestID></Response>")]
    [InlineData("S3", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code><Message>Fewer &quot;calls&quot; &amp; &lt;slower&gt;.</Message><RequestId>id-1</RequestId><HostId>host-1</HostId></Error>")]
    public void Body_IsWhatTheProtocolSays(string protocol, string expected)
    {
        var reply = Answer().In(Enum.Parse<AwsProtocol>(protocol));

        Assert.Equal((503, expected), (reply.Status, Encoding.UTF8.GetString(reply.Body.Span)));
    }

    [Fact]
    public void Cbor_IsAMapOfTwoTexts_EachWithTheLengthThatItNeeds()
    {
        var service = new AwsService("X", AwsProtocol.Cbor, []) { Namespace = "com.example#" };

        var body = new AwsAnswer(service, new("Code", 400, new string('m', 300)), "id", "").In(AwsProtocol.Cbor).Body.ToArray();

        byte[] expected = [0xA2, 0x66, .. "__type"u8, 0x70, .. "com.example#Code"u8, 0x67, .. "message"u8, 0x79, 0x01, 0x2C, .. Enumerable.Repeat((byte)'m', 300)];
        Assert.Equal(expected, body);
    }

    [Fact]
    public void CborText_OfAByteOfLength_SaysSo()
    {
        var body = new AwsAnswer(new("X", AwsProtocol.Cbor, []), new("C", 400, new string('m', 30)), "id", "").In(AwsProtocol.Cbor).Body.ToArray();

        Assert.Equal([0x78, 30, (byte)'m'], body[^32..^29]);
    }

    [Fact]
    public void S3Head_HasNoBody() => Assert.True(Answer().In(AwsProtocol.S3, isHead: true).Body.IsEmpty);

    [Fact]
    public void AnswerOfDynamoDb_HasTheChecksumOfItsBody()
    {
        var reply = new AwsAnswer(DynamoDbErrors.Service, s_error, "id", "").In(AwsProtocol.Json10);

        Assert.Equal(Crc32.Of(reply.Body.Span).ToString(System.Globalization.CultureInfo.InvariantCulture), Header(reply, "x-amz-crc32"));
    }

    [Fact]
    public void AnswerOfSqs_HasTheCodeOfItsOlderProtocol()
    {
        var reply = new AwsAnswer(SqsErrors.Service, SqsErrors.Service.Of("QueueDoesNotExist"), "id", "").In(AwsProtocol.Json10);

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", Header(reply, "x-amzn-query-error"));
    }

    [Theory]
    [InlineData("Json10", "x-amzn-RequestId")]
    [InlineData("RestJson", "x-amzn-RequestId")]
    [InlineData("Query", "x-amzn-RequestId")]
    [InlineData("Ec2Query", "x-amzn-RequestId")]
    [InlineData("S3", "x-amz-request-id")]
    [InlineData("Cbor", "x-amzn-RequestId")]
    public void EveryProtocol_SaysTheRequestsId(string protocol, string header) =>
        Assert.Equal("id-1", Header(Answer().In(Enum.Parse<AwsProtocol>(protocol)), header));

    [Fact]
    public void RestJson_HasItsCodeInAHeader() => Assert.Equal("SlowDown", Header(Answer().In(AwsProtocol.RestJson), "x-amzn-ErrorType"));

    [Fact]
    public void CancelledTransaction_GivesEachItemItsReason()
    {
        var answer = new AwsAnswer(DynamoDbErrors.Service, DynamoDbErrors.Service.Of("TransactionCanceledException"), "id", "") { Reasons = ["None", "ConditionalCheckFailed"] };

        var body = Encoding.UTF8.GetString(answer.In(AwsProtocol.Json10).Body.Span);

        Assert.EndsWith("""
            "CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}]}
            """.Trim(), body, StringComparison.Ordinal);
    }

    private static AwsAnswer Answer() => new(new("X", AwsProtocol.Json10, []) { Namespace = "ns#" }, s_error, "id-1", "host-1");

    private static string? Header(WireReply reply, string name) =>
        reply.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
