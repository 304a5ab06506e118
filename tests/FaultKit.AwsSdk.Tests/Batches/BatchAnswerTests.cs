using System.Text;
using FaultKit.AwsSdk.Batches;

namespace FaultKit.AwsSdk.Tests.Batches;

/// <summary>Answers of batches, before and after.</summary>
public sealed class BatchAnswerTests
{
    [Theory]
    [InlineData(
        "Kinesis", "PutRecords", """{"Records":[{"Data":"a"},{"Data":"b"}]}""", """{"FailedRecordCount":0,"Records":[{"SequenceNumber":"1"},{"SequenceNumber":"2"}]}""",
        """{"FailedRecordCount":2,"Records":[{"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"The entry at position 0 was not accepted."},{"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"The entry at position 1 was not accepted."}]}""")]
    [InlineData(
        "EventBridge", "PutEvents", """{"Entries":[{}]}""", """{"Entries":[{"EventId":"e"}],"FailedEntryCount":0}""",
        """{"Entries":[{"ErrorCode":"InternalFailure","ErrorMessage":"The entry at position 0 was not accepted."}],"FailedEntryCount":1}""")]
    [InlineData(
        "Firehose", "PutRecordBatch", """{"Records":[{}]}""", """{"FailedPutCount":0,"RequestResponses":[{"RecordId":"r"}]}""",
        """{"FailedPutCount":1,"RequestResponses":[{"ErrorCode":"ServiceUnavailableException","ErrorMessage":"The entry at position 0 was not accepted."}]}""")]
    [InlineData(
        "SQS", "DeleteMessageBatch", """{"Entries":[{"Id":"x"}]}""", """{"Successful":[{"Id":"x"}]}""",
        """{"Successful":[],"Failed":[{"Id":"x","Code":"InternalError","Message":"An internal error occurred.","SenderFault":false}]}""")]
    [InlineData(
        "DynamoDB", "BatchWriteItem", """{"RequestItems":{"t":[{"DeleteRequest":{"Key":{"id":{"S":"1"}}}}]}}""", """{"UnprocessedItems":{}}""",
        """{"UnprocessedItems":{"t":[{"DeleteRequest":{"Key":{"id":{"S":"1"}}}}]}}""")]
    [InlineData(
        "DynamoDB", "BatchGetItem", """{"RequestItems":{"t":{"ConsistentRead":true,"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}]}}}""",
        """{"Responses":{"t":[{"id":{"S":"2"},"n":{"N":"5"}}]}}""",
        """{"Responses":{"t":[]},"UnprocessedKeys":{"t":{"ConsistentRead":true,"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}]}}}""")]
    public void EntriesThatFail_AreReportedInTheServicesOwnWay(string service, string operation, string request, string response, string expected)
    {
        var changed = Fail(service, operation, request, response, 10, out _);

        Assert.Equal(expected, changed);
    }

    [Fact]
    public void FewerThanAll_AreAsManyAsAskedFor_AndTheSameForTheSameHit()
    {
        const string Request = """{"Entries":[{"Id":"a"},{"Id":"b"},{"Id":"c"},{"Id":"d"}]}""";
        const string Response = """{"Successful":[{"Id":"a"},{"Id":"b"},{"Id":"c"},{"Id":"d"}]}""";

        var first = Fail("SQS", "SendMessageBatch", Request, Response, 2, out var detail);

        Assert.Equal("PartialFailure of 2 of 4 entries", detail);
        Assert.Equal(first, Fail("SQS", "SendMessageBatch", Request, Response, 2, out _));
        Assert.Equal(2, first!.Split("InternalError").Length - 1);
    }

    [Theory]
    [InlineData("DynamoDB", "PutItem", "{}", "{}", "aws:DynamoDB/PutItem has no batches that FaultKit knows")]
    [InlineData("SQS", "SendMessageBatch", "{}", "<html/>", "the answer is not what such an operation answers")]
    [InlineData("SQS", "SendMessageBatch", "[]", "{}", "request and answer are no JSON objects")]
    [InlineData("SQS", "SendMessageBatch", """{"Entries":[{"Id":"a"}]}""", """{"Failed":[{"Id":"a"}]}""", "PartialFailure of 0 of 1 entries")]
    public void AnswerWithoutEntriesToFail_IsLeftAsItIs_AndSaysWhy(string service, string operation, string request, string response, string why)
    {
        var changed = Fail(service, operation, request, response, 1, out var detail);

        Assert.Null(changed);
        Assert.Equal(why, detail);
    }

    private static string? Fail(string service, string operation, string request, string response, int count, out string detail) =>
        BatchAnswer.Fail(FaultPoint.Aws(service, operation), Encoding.UTF8.GetBytes(request), Encoding.UTF8.GetBytes(response), new(42), count, out detail) is { } changed
            ? Encoding.UTF8.GetString(changed)
            : null;
}
