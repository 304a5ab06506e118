namespace FaultKit.Testing;

/// <summary>The header names of the Runtime API, as in "Using the Lambda runtime API" of the AWS Lambda developer guide.</summary>
internal static class RuntimeApiHeader
{
    public const string RequestId = "Lambda-Runtime-Aws-Request-Id";
    public const string DeadlineMs = "Lambda-Runtime-Deadline-Ms";
    public const string FunctionArn = "Lambda-Runtime-Invoked-Function-Arn";
    public const string TraceId = "Lambda-Runtime-Trace-Id";
    public const string ClientContext = "Lambda-Runtime-Client-Context";
    public const string CognitoIdentity = "Lambda-Runtime-Cognito-Identity";
    public const string TenantId = "Lambda-Runtime-Aws-Tenant-Id";
    public const string ResponseMode = "Lambda-Runtime-Function-Response-Mode";
    public const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    public const string ErrorBody = "Lambda-Runtime-Function-Error-Body";
    public const string XRayErrorCause = "Lambda-Runtime-Function-XRay-Error-Cause";
    public const string ContentType = "Content-Type";
}
