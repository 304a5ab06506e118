namespace FaultKit.AwsSdk.Conformance;

/// <summary>What services answer: their errors, their half successes, and what stands before them.</summary>
internal static class ServiceRows
{
    private const string HtmlFault = """{ "type": "response", "status": 503, "headers": { "Content-Type": "text/html" }, "body": "<html><body>503</body></html>" }""";

    /// <summary>What S3 answers where it has begun to before the work was done.</summary>
    private const string ErrorInOk = """
        { "type": "response", "status": 200, "headers": { "Content-Type": "application/xml", "x-amz-request-id": "4442587FB7D0A2F9" },
          "body": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>" }
        """;

    public static AwsRow[] DynamoDb { get; } =
    [
        Dynamo(400, "ProvisionedThroughputExceededException", """{ "type": "throttle" }""", "ProvisionedThroughputExceededException", 2),
        Dynamo(400, "ThrottlingException", """{ "type": "throttle", "code": "ThrottlingException" }""", "ThrottlingException", 2),
        Dynamo(400, "RequestLimitExceeded", """{ "type": "throttle", "code": "RequestLimitExceeded" }""", "RequestLimitExceededException(RequestLimitExceeded)", 2),
        Dynamo(500, "InternalServerError", """{ "type": "error", "code": "InternalServerError" }""", "InternalServerErrorException(InternalServerError)", 2),
        Dynamo(503, "ServiceUnavailable", """{ "type": "error", "code": "ServiceUnavailable" }""", "AmazonDynamoDBException(ServiceUnavailable)", 2),
        Dynamo(400, "AccessDeniedException", """{ "type": "access-denied" }""", "AmazonDynamoDBException(AccessDeniedException)", 1),
        Dynamo(400, "ExpiredTokenException", """{ "type": "access-denied", "kind": "expired" }""", "AmazonDynamoDBException(ExpiredTokenException)", 1),
        Dynamo(400, "ConditionalCheckFailedException", """{ "type": "error", "code": "ConditionalCheckFailedException" }""", "AmazonDynamoDBException(ConditionalCheckFailedException)", 1),
        Dynamo(400, "ConditionalCheckFailedException", """{ "type": "error", "code": "ConditionalCheckFailedException" }""", "ConditionalCheckFailedException", 1) with { Call = Calls.DynamoUpdate },
        new(
            "400 TransactionCanceledException with reasons",
            Calls.DynamoTransact,
            """{ "type": "error", "code": "TransactionCanceledException", "reasons": ["ConditionalCheckFailed", "None"] }""",
            "TransactionCanceledException",
            1,
            AwsWire.Dynamo(400, """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]","CancellationReasons":[{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},{"Code":"None"}]}
                """.Trim())),
        new(
            "200 with an item that was not processed",
            Calls.DynamoBatch,
            """{ "type": "batch", "kind": "partial-failure", "count": 1 }""",
            "ok, UnprocessedItems: a put of id in orders",
            1,
            AwsWire.Dynamo(200, """{"UnprocessedItems":{"orders":[{"PutRequest":{"Item":{"id":{"S":"1"}}}}]}}""")),
        new("503 from the load balancer, in HTML", Calls.DynamoGet, HtmlFault, "AmazonDynamoDBException()", 2, AwsWire.LoadBalancer(503)),
        new(
            "400 that is no JSON",
            Calls.DynamoGet,
            """{ "type": "response", "status": 400, "headers": { "Content-Type": "text/plain" }, "body": "Bad request" }""",
            "AmazonDynamoDBException()",
            1,
            AwsWire.Http(400, "Bad request", "Content-Type: text/plain")),
    ];

    public static AwsRow[] S3 { get; } =
    [
        Object(503, "SlowDown", """{ "type": "throttle" }""", "AmazonS3Exception(SlowDown)", 2),
        Object(500, "InternalError", """{ "type": "error", "code": "InternalError" }""", "AmazonS3Exception(InternalError)", 2),
        Object(503, "ServiceUnavailable", """{ "type": "error", "code": "ServiceUnavailable" }""", "AmazonS3Exception(ServiceUnavailable)", 2),
        Object(400, "RequestTimeout", """{ "type": "error", "code": "RequestTimeout" }""", "AmazonS3Exception(RequestTimeout)", 2),
        Object(403, "AccessDenied", """{ "type": "access-denied" }""", "AmazonS3Exception(AccessDenied)", 1),
        Object(400, "ExpiredToken", """{ "type": "access-denied", "kind": "expired" }""", "AmazonS3Exception(ExpiredToken)", 1),
        Object(412, "PreconditionFailed", """{ "type": "error", "code": "PreconditionFailed" }""", "AmazonS3Exception(PreconditionFailed)", 1),
        Object(404, "NoSuchKey", """{ "type": "error", "code": "NoSuchKey" }""", "NoSuchKeyException(NoSuchKey)", 1),
        new("503 to a HEAD", Calls.S3Head, """{ "type": "throttle" }""", "AmazonS3Exception(ServiceUnavailable)", 2, AwsWire.S3Head(503)),
        new("404 to a HEAD", Calls.S3Head, """{ "type": "error", "code": "NoSuchKey" }""", "AmazonS3Exception(NotFound)", 1, AwsWire.S3Head(404)),
        new(
            "200 with an error in it",
            Calls.S3Copy,
            ErrorInOk,
            "AmazonS3Exception(InternalError)",
            2,
            AwsWire.S3Error(200, "InternalError", "We encountered an internal error. Please try again.")) { AttemptsSync = 1 },
        new(
            "200 with an error in it",
            Calls.S3Complete,
            ErrorInOk,
            "AmazonS3Exception(InternalError)",
            2,
            AwsWire.S3Error(200, "InternalError", "We encountered an internal error. Please try again.")) { AttemptsSync = 1 },
        new("503 from the load balancer, in HTML", Calls.S3Get, HtmlFault, "AmazonS3Exception(ServiceUnavailable)", 2, AwsWire.LoadBalancer(503)),
        new("503 SlowDown, once", Calls.S3Put, """{ "type": "throttle" }""", "ok", 2, AwsWire.S3Error(503, "SlowDown", "Please reduce your request rate."), Calls.S3Put.Ok) { Calls = "1" },
        new(
            "503 SlowDown to a stream that cannot be sent twice",
            Calls.S3PutOnce,
            """{ "type": "throttle" }""",
            "AmazonS3Exception(SlowDown)",
            1,
            AwsWire.S3Error(503, "SlowDown", "Please reduce your request rate.")),
    ];

    public static AwsRow[] Sqs { get; } =
    [
        Message(Calls.SqsReceive, 400, "RequestThrottled", "RequestThrottled", """{ "type": "throttle" }""", "RequestThrottledException(RequestThrottled)", 2),
        Message(Calls.SqsReceive, 403, "ThrottlingException", "Throttling", """{ "type": "throttle", "code": "ThrottlingException" }""", "AmazonSQSException(Throttling)", 2),
        Message(Calls.SqsReceive, 400, "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", """{ "type": "error", "code": "QueueDoesNotExist" }""", "QueueDoesNotExistException(AWS.SimpleQueueService.NonExistentQueue)", 1),
        Message(Calls.SqsReceive, 400, "OverLimit", "OverLimit", """{ "type": "error", "code": "OverLimit" }""", "OverLimitException(OverLimit)", 1),
        Message(Calls.SqsReceive, 400, "AccessDeniedException", "AccessDenied", """{ "type": "access-denied" }""", "AmazonSQSException(AccessDenied)", 1),
        Message(Calls.SqsReceive, 403, "ExpiredTokenException", "ExpiredToken", """{ "type": "access-denied", "kind": "expired" }""", "AmazonSQSException(ExpiredToken)", 1),
        Message(Calls.SqsSend, 500, "InternalFailure", "InternalFailure", """{ "type": "error", "code": "InternalFailure" }""", "AmazonSQSException(InternalFailure)", 2),
        Message(Calls.SqsSend, 503, "ServiceUnavailable", "ServiceUnavailable", """{ "type": "error", "code": "ServiceUnavailable" }""", "AmazonSQSException(ServiceUnavailable)", 2),
        new("200 with a message that was not taken in", Calls.SqsSendBatch, """{ "type": "batch", "kind": "partial-failure", "count": 1 }""", "ok, Successful: 1, Failed: InternalError of the service", 1, Calls.SqsSentInPart),
        new(
            "200 with a message that is not what its MD5 says",
            Calls.SqsReceive,
            $$"""{ "type": "response", "status": 200, "headers": { "Content-Type": "application/x-amz-json-1.0" }, "body": {{System.Text.Json.JsonSerializer.Serialize(Calls.SqsWrongBody)}} }""",
            "AmazonSQSException()",
            1,
            Calls.SqsWrongMessage),
    ];

    public static AwsRow[] Ssm { get; } =
    [
        Parameter(400, "ThrottlingException", """{ "type": "throttle" }""", "AmazonSimpleSystemsManagementException(ThrottlingException)", 2),
        Parameter(500, "InternalServerError", """{ "type": "error", "code": "InternalServerError" }""", "InternalServerErrorException(InternalServerError)", 2),
        Parameter(503, "ServiceUnavailable", """{ "type": "error", "code": "ServiceUnavailable" }""", "AmazonSimpleSystemsManagementException(ServiceUnavailable)", 2),
        Parameter(400, "AccessDeniedException", """{ "type": "access-denied" }""", "AmazonSimpleSystemsManagementException(AccessDeniedException)", 1),
        Parameter(400, "ExpiredTokenException", """{ "type": "access-denied", "kind": "expired" }""", "AmazonSimpleSystemsManagementException(ExpiredTokenException)", 1),
        Parameter(400, "ParameterNotFound", """{ "type": "error", "code": "ParameterNotFound" }""", "ParameterNotFoundException(ParameterNotFound)", 1),
    ];

    public static AwsRow[] Sts { get; } =
    [
        Caller(400, "Throttling", """{ "type": "throttle" }""", 2),
        Caller(500, "InternalFailure", """{ "type": "error", "code": "InternalFailure" }""", 2),
        Caller(503, "ServiceUnavailable", """{ "type": "error", "code": "ServiceUnavailable" }""", 2),
        Caller(403, "AccessDenied", """{ "type": "access-denied" }""", 1),
        Caller(403, "ExpiredToken", """{ "type": "access-denied", "kind": "expired" }""", 1),
        new("503 from the load balancer, in HTML", Calls.StsCaller, HtmlFault, "AmazonSecurityTokenServiceException()", 2, AwsWire.LoadBalancer(503)),
    ];

    public static AwsRow[] Ec2 { get; } =
    [
        Regions(503, "RequestLimitExceeded", """{ "type": "throttle" }""", 2),
        Regions(500, "InternalError", """{ "type": "error", "code": "InternalError" }""", 2),
        Regions(503, "Unavailable", """{ "type": "error", "code": "Unavailable" }""", 2),
        Regions(403, "UnauthorizedOperation", """{ "type": "access-denied" }""", 1),
        Regions(400, "RequestExpired", """{ "type": "access-denied", "kind": "expired" }""", 1),
        Regions(401, "AuthFailure", """{ "type": "access-denied", "kind": "invalid" }""", 1),
        new("503 from the load balancer, in HTML", Calls.Ec2Regions, HtmlFault, "AmazonEC2Exception()", 2, AwsWire.LoadBalancer(503)),
    ];

    private static AwsRow Dynamo(int status, string code, string fault, string sees, int attempts) =>
        new($"{status} {code}", Calls.DynamoGet, fault, sees, attempts, AwsWire.DynamoError(status, code, "As the service says it."));

    private static AwsRow Object(int status, string code, string fault, string sees, int attempts) =>
        new($"{status} {code}", Calls.S3Get, fault, sees, attempts, AwsWire.S3Error(status, code, "As the service says it."));

    private static AwsRow Message(AwsCall call, int status, string code, string query, string fault, string sees, int attempts) =>
        new($"{status} {code}", call, fault, sees, attempts, AwsWire.SqsError(status, code, query, "As the service says it."));

    private static AwsRow Parameter(int status, string code, string fault, string sees, int attempts) =>
        new($"{status} {code}", Calls.SsmGet, fault, sees, attempts, AwsWire.SsmError(status, code, "As the service says it."));

    private static AwsRow Caller(int status, string code, string fault, int attempts) =>
        new($"{status} {code}", Calls.StsCaller, fault, $"AmazonSecurityTokenServiceException({code})", attempts, AwsWire.StsError(status, code, "As the service says it."));

    private static AwsRow Regions(int status, string code, string fault, int attempts) =>
        new($"{status} {code}", Calls.Ec2Regions, fault, $"AmazonEC2Exception({code})", attempts, AwsWire.Ec2Error(status, code, "As the service says it."));
}
