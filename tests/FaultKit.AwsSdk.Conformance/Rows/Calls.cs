using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The calls of the rows.</summary>
internal static class Calls
{
    /// <summary>Long, so that a bit that flips hits it and not the few bytes around it.</summary>
    private static readonly string s_long = string.Concat(Enumerable.Repeat("0123456789abcdef", 256));

    private static readonly string s_item = """{"Item":{"id":{"S":"1"},"note":{"S":"NOTE"}}}""".Replace("NOTE", s_long, StringComparison.Ordinal);

    private const string Queue = "http://sqs.us-east-1.localhost/123456789012/orders";

    public static AwsCall DynamoGet { get; } = new(
        "aws:DynamoDB/GetItem",
        Dynamo,
        () => new GetItemRequest { TableName = "orders", Key = Tables.Key("1") },
        AwsWire.Dynamo(200, s_item));

    /// <summary>The same from an endpoint that sends no checksum, as stand-ins for the service do.</summary>
    public static Answer UncheckedItem { get; } =
        AwsWire.Dynamo(200, s_item, isChecked: false);

    /// <summary>Half of it, and a length that fits the half: nobody below JSON can tell.</summary>
    public static Answer CutItem { get; } = AwsWire.Dynamo(200, s_item[..(s_item.Length / 2)], isChecked: false);

    public static AwsCall DynamoUpdate { get; } = new(
        "aws:DynamoDB/UpdateItem",
        Dynamo,
        () => new UpdateItemRequest { TableName = "orders", Key = Tables.Key("1"), UpdateExpression = "ADD visits :one", ExpressionAttributeValues = Tables.One },
        AwsWire.Dynamo(200, "{}"));

    public static AwsCall DynamoBatch { get; } = new(
        "aws:DynamoDB/BatchWriteItem",
        Dynamo,
        () => new BatchWriteItemRequest { RequestItems = new() { ["orders"] = [new(new PutRequest(Tables.Key("1"))), new(new PutRequest(Tables.Key("2")))] } },
        AwsWire.Dynamo(200, """{"UnprocessedItems":{}}"""));

    public static AwsCall DynamoTransact { get; } = new(
        "aws:DynamoDB/TransactWriteItems",
        Dynamo,
        () => new TransactWriteItemsRequest { TransactItems = [Put("1"), Put("2")] },
        AwsWire.Dynamo(200, "{}"));

    public static AwsCall S3Get { get; } = new(
        "aws:S3/GetObject",
        S3,
        () => new GetObjectRequest { BucketName = "bucket", Key = "key" },
        S3Object($"x-amz-checksum-sha256: {Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_long)))}"));

    /// <summary>The same object, stored before the service kept checksums of another kind.</summary>
    public static Answer S3ObjectWithMd5Alone { get; } = S3Object($"ETag: \"{Md5(s_long)}\"");

    /// <summary>The same object without anything to check it by.</summary>
    public static Answer S3ObjectUnchecked { get; } = S3Object();

    public static AwsCall S3Head { get; } = new(
        "aws:S3/HeadObject",
        S3,
        () => new GetObjectMetadataRequest { BucketName = "bucket", Key = "key" },
        AwsWire.S3Head(200));

    public static AwsCall S3Copy { get; } = new(
        "aws:S3/CopyObject",
        S3,
        () => new CopyObjectRequest { SourceBucket = "bucket", SourceKey = "key", DestinationBucket = "bucket", DestinationKey = "copy" },
        AwsWire.S3(200, """<?xml version="1.0" encoding="UTF-8"?><CopyObjectResult><ETag>"9a0364b9e99bb480dd25e1f0284c8555"</ETag></CopyObjectResult>""", "Content-Type: application/xml"));

    public static AwsCall S3Complete { get; } = new(
        "aws:S3/CompleteMultipartUpload",
        S3,
        () => new CompleteMultipartUploadRequest { BucketName = "bucket", Key = "key", UploadId = "upload", PartETags = [new(1, "\"9a0364b9e99bb480dd25e1f0284c8555\"")] },
        AwsWire.S3(200, """<?xml version="1.0" encoding="UTF-8"?><CompleteMultipartUploadResult><ETag>"9a0364b9e99bb480dd25e1f0284c8555-1"</ETag></CompleteMultipartUploadResult>""", "Content-Type: application/xml"));

    public static AwsCall S3Put { get; } = new(
        "aws:S3/PutObject",
        S3,
        () => new PutObjectRequest { BucketName = "bucket", Key = "key", InputStream = new MemoryStream(Encoding.UTF8.GetBytes("hello")) },
        AwsWire.S3(200, "", "ETag: \"5d41402abc4b2a76b9719d911017c592\""));

    /// <summary>A stream that cannot be read twice cannot be sent twice.</summary>
    public static AwsCall S3PutOnce { get; } = S3Put with
    {
        Request = () => new PutObjectRequest
        {
            BucketName = "bucket",
            Key = "key",
            InputStream = new ForwardStream(Encoding.UTF8.GetBytes("hello")),
            Headers = { ContentLength = 5 },
        },
    };

    public static AwsCall SqsReceive { get; } = new(
        "aws:SQS/ReceiveMessage",
        Sqs,
        () => new ReceiveMessageRequest(Queue),
        SqsMessages(Md5(s_long)));

    /// <summary>A message whose checksum is not its own.</summary>
    public static Answer SqsWrongMessage { get; } = SqsMessages(Md5("another"));

    public static string SqsWrongBody { get; } = SqsBody(Md5("another"));

    public static AwsCall SqsSend { get; } = new(
        "aws:SQS/SendMessage",
        Sqs,
        () => new SendMessageRequest(Queue, "hello"),
        AwsWire.Sqs(200, $$"""{"MD5OfMessageBody":"{{Md5("hello")}}","MessageId":"219f8380-5770-4cc2-8c3e-5c715e145f5e"}"""));

    public static AwsCall SqsSendBatch { get; } = new(
        "aws:SQS/SendMessageBatch",
        Sqs,
        () => new SendMessageBatchRequest(Queue, [new("a", "hello"), new("b", "hello")]),
        AwsWire.Sqs(200, $$"""{"Successful":[{{Sent("a")}},{{Sent("b")}}]}"""));

    /// <summary>One message taken in, the other not.</summary>
    public static Answer SqsSentInPart { get; } = AwsWire.Sqs(
        200, $$"""{"Successful":[{{Sent("b")}}],"Failed":[{"Id":"a","Code":"InternalError","Message":"The service is not available.","SenderFault":false}]}""");

    public static AwsCall SsmGet { get; } = new(
        "aws:SSM/GetParameter",
        settings => new AmazonSimpleSystemsManagementClient(ClientSettings.Credentials, settings.In(new AmazonSimpleSystemsManagementConfig())),
        () => new GetParameterRequest { Name = "/orders/limit" },
        AwsWire.Ssm(200, """{"Parameter":{"Name":"/orders/limit","Type":"String","Value":"10","Version":1}}"""));

    public static AwsCall StsCaller { get; } = new(
        "aws:STS/GetCallerIdentity",
        settings => new AmazonSecurityTokenServiceClient(ClientSettings.Credentials, settings.In(new AmazonSecurityTokenServiceConfig())),
        () => new GetCallerIdentityRequest(),
        AwsWire.Sts(200, """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult>
              <ResponseMetadata><RequestId>7b1c9f0e-5d0a-5f3e-9f1b-c4a2b8e6d310</RequestId></ResponseMetadata>
            </GetCallerIdentityResponse>
            """));

    public static AwsCall Ec2Regions { get; } = new(
        "aws:EC2/DescribeRegions",
        settings => new AmazonEC2Client(ClientSettings.Credentials, settings.In(new AmazonEC2Config())),
        () => new DescribeRegionsRequest(),
        AwsWire.Ec2(200, """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>7b1c9f0e</requestId><regionInfo/></DescribeRegionsResponse>
            """));

    private static AmazonDynamoDBClient Dynamo(ClientSettings settings) => new(ClientSettings.Credentials, settings.In(new AmazonDynamoDBConfig()));

    private static AmazonS3Client S3(ClientSettings settings) => new(ClientSettings.Credentials, settings.In(new AmazonS3Config { ForcePathStyle = true }));

    private static AmazonSQSClient Sqs(ClientSettings settings) => new(ClientSettings.Credentials, settings.In(new AmazonSQSConfig()));

    private static TransactWriteItem Put(string id) => new() { Put = new() { TableName = "orders", Item = Tables.Key(id), ConditionExpression = "attribute_not_exists(id)" } };

    private static Answer S3Object(params string[] headers) => AwsWire.S3(200, s_long, [.. headers, "Accept-Ranges: bytes", "Content-Type: text/plain"]);

    private static Answer SqsMessages(string md5) => AwsWire.Sqs(200, SqsBody(md5));

    private static string SqsBody(string md5) =>
        $$"""{"Messages":[{"MessageId":"219f8380-5770-4cc2-8c3e-5c715e145f5e","ReceiptHandle":"AQEB","MD5OfBody":"{{md5}}","Body":"{{s_long}}"}]}""";

    private static string Sent(string id) =>
        $$"""{"Id":"{{id}}","MessageId":"219f8380-5770-4cc2-8c3e-5c715e145f5e","MD5OfMessageBody":"{{Md5("hello")}}"}""";

#pragma warning disable CA5351 // It is what SQS and S3 use, as a checksum.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
