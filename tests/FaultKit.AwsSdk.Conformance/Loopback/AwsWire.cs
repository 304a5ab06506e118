using System.Globalization;
using System.Security;
using System.Text;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Answers as the services write them: the headers in their order, the request ids in their look.</summary>
/// <remarks>Written down from the services, and apart from what FaultKit writes: two descriptions of one thing can be compared.</remarks>
internal static class AwsWire
{
    private const string Id = "7b1c9f0e-5d0a-5f3e-9f1b-c4a2b8e6d310";
    private const string DynamoId = "0LGQ3UC5PV7FHJ7OLAJ2J4R6CVVV4KQNSO5AEMVJF66Q9ASUAAJG";
    private const string S3Id = "4442587FB7D0A2F9";
    private const string HostId = "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=";

    /// <summary>DynamoDB: every answer carries the CRC32 of its body.</summary>
    public static Answer Dynamo(int status, string json, bool isChecked = true) => Http(
        status,
        json,
        [
            "Server: Server", "Date: " + Now(), "Content-Type: application/x-amz-json-1.0", "Connection: keep-alive", "x-amzn-RequestId: " + DynamoId,
            .. isChecked ? [$"x-amz-crc32: {System.IO.Hashing.Crc32.HashToUInt32(Encoding.UTF8.GetBytes(json))}"] : Array.Empty<string>(),
        ]);

    public static Answer DynamoError(int status, string code, string message) =>
        Dynamo(status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"{{message}}"}""");

    public static Answer Sqs(int status, string json) => Http(
        status, json, ["x-amzn-RequestId: " + Id, "Date: " + Now(), "Content-Type: application/x-amz-json-1.0", "connection: keep-alive"]);

    /// <summary>SQS names the code of the query protocol too, for callers from before its JSON days.</summary>
    public static Answer SqsError(int status, string code, string query, string message) => Http(
        status,
        $$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"{{message}}"}""",
        [
            "x-amzn-RequestId: " + Id, "Date: " + Now(), "Content-Type: application/x-amz-json-1.0", "connection: keep-alive",
            $"x-amzn-query-error: {query};{(status < 500 ? "Sender" : "Receiver")}",
        ]);

    public static Answer Ssm(int status, string json) => Http(
        status, json, ["Server: Server", "Date: " + Now(), "Content-Type: application/x-amz-json-1.1", "Connection: keep-alive", "x-amzn-RequestId: " + Id]);

    public static Answer SsmError(int status, string code, string message) =>
        Ssm(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""");

    public static Answer Sts(int status, string xml) => Http(
        status, xml, ["x-amzn-RequestId: " + Id, "Content-Type: text/xml", "Date: " + Now()]);

    public static Answer StsError(int status, string code, string message) => Sts(status, $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error>
            <Type>{(status < 500 ? "Sender" : "Receiver")}</Type>
            <Code>{code}</Code>
            <Message>{SecurityElement.Escape(message)}</Message>
          </Error>
          <RequestId>{Id}</RequestId>
        </ErrorResponse>

        """);

    public static Answer Ec2(int status, string xml) => Http(
        status, xml, ["x-amzn-requestid: " + Id, "Cache-Control: no-cache, no-store", "Content-Type: text/xml;charset=UTF-8", "Date: " + Now(), "Server: AmazonEC2"]);

    public static Answer Ec2Error(int status, string code, string message) => Ec2(status, $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response><Errors><Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error></Errors><RequestID>{Id}</RequestID></Response>
        """);

    public static Answer S3(int status, string body, params string[] headers) => Http(
        status, body, ["x-amz-id-2: " + HostId, "x-amz-request-id: " + S3Id, "Date: " + Now(), .. headers, "Server: AmazonS3"]);

    public static Answer S3Error(int status, string code, string message) => S3(status, $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message><RequestId>{S3Id}</RequestId><HostId>{HostId}</HostId></Error>
        """, "Content-Type: application/xml");

    /// <summary>A HEAD has no body to say more in: the status is all there is.</summary>
    public static Answer S3Head(int status) => S3(status, "", "Content-Type: application/xml");

    /// <summary>What the load balancer before a service writes where the service does not.</summary>
    public static Answer LoadBalancer(int status) => Http(
        status,
        $"<html>\r\n<head><title>{status} Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>{status} Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
        ["Server: awselb/2.0", "Date: " + Now(), "Content-Type: text/html", "Connection: keep-alive"]);

    /// <summary>An answer of these headers, with the length of its body.</summary>
    public static Answer Http(int status, string body, params string[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        string[] lines = [$"HTTP/1.1 {status} {(System.Net.HttpStatusCode)status}", .. headers, $"Content-Length: {bytes.Length}", "", ""];
        return new((byte[])[.. Encoding.Latin1.GetBytes(string.Join("\r\n", lines)), .. bytes]);
    }

    public static string Now(TimeSpan ahead = default) => (TimeProvider.System.GetUtcNow() + ahead).ToString("R", CultureInfo.InvariantCulture);
}
