namespace FaultKit.Lambda;

/// <summary>Header names of the Runtime API (AWS Lambda Developer Guide, "Using the Lambda runtime API").</summary>
internal static class RuntimeApiHeader
{
    public const string RequestId = "Lambda-Runtime-Aws-Request-Id";
    public const string FunctionArn = "Lambda-Runtime-Invoked-Function-Arn";
    public const string TraceId = "Lambda-Runtime-Trace-Id";
    public const string DeadlineMs = "Lambda-Runtime-Deadline-Ms";
    public const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    public const string ErrorBody = "Lambda-Runtime-Function-Error-Body";
    public const string XRayCause = "Lambda-Runtime-Function-XRay-Error-Cause";
    public const string ResponseMode = "Lambda-Runtime-Function-Response-Mode";

    /// <summary>What <see cref="ResponseMode"/> says of a streamed result.</summary>
    public const string Streaming = "streaming";

    /// <summary>The content type of a result that is streamed to whoever asked over HTTP.</summary>
    public const string HttpStream = "application/vnd.awslambda.http-integration-response";
}
