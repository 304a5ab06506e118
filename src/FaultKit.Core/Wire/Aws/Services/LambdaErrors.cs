namespace FaultKit;

/// <summary>What Lambda's API answers to those who invoke and deploy functions (AWS Lambda API Reference; codes and statuses as its model has them).</summary>
internal static class LambdaErrors
{
    public static AwsService Service { get; } = new(
        "Lambda",
        AwsProtocol.RestJson,
        [
            new("TooManyRequestsException", 429, "Rate Exceeded.", AwsErrorKind.Throttled),
            new("AccessDeniedException", 403, "User is not authorized to perform: lambda:InvokeFunction", AwsErrorKind.Denied),
            new("ExpiredTokenException", 403, CommonErrors.ExpiredText, AwsErrorKind.Expired),
            new("UnrecognizedClientException", 403, CommonErrors.InvalidText, AwsErrorKind.Invalid),
            new("ServiceException", 500, "The Lambda service encountered an internal error.", AwsErrorKind.Internal),
            new("ServiceUnavailableException", 503, "Service is unavailable", AwsErrorKind.Unavailable),
            new("InvalidSignatureException", 403, CommonErrors.SkewText, AwsErrorKind.Skewed),
            new("ResourceNotFoundException", 404, "Function not found"),
            new("ResourceConflictException", 409, "The operation cannot be performed at this time."),
            new("ResourceNotReadyException", 502, "The function is inactive and its VPC connection is no longer available."),
            new("InvalidParameterValueException", 400, "One of the parameters in the request is not valid."),
            new("InvalidRequestContentException", 400, "Could not parse request body into json"),
            new("RequestTooLargeException", 413, "Request must be smaller than 6291456 bytes for the InvokeFunction operation"),
            new("UnsupportedMediaTypeException", 415, "The content type of the Invoke request body is not JSON."),
            new("PreconditionFailedException", 412, "The RevisionId provided does not match the latest RevisionId."),
            new("CodeStorageExceededException", 400, "Code storage limit exceeded."),
            new("RecursiveInvocationException", 400, "Lambda has detected the function being invoked in a recursive loop."),
            new("EC2ThrottledException", 502, "Lambda was throttled by Amazon EC2 during Lambda function initialization."),
            new("EC2AccessDeniedException", 502, "Need additional permissions to configure VPC settings."),
            new("EC2UnexpectedException", 502, "Lambda received an unexpected EC2 client exception while setting up for the function."),
            new("ENILimitReachedException", 502, "The limit for network interfaces has been reached."),
            new("ENINotReadyException", 502, "The elastic network interface is not available yet."),
            new("SubnetIPAddressLimitReachedException", 502, "One or more configured subnets has no available IP addresses."),
            new("InvalidSubnetIDException", 502, "The subnet ID provided is not valid."),
            new("InvalidSecurityGroupIDException", 502, "The security group ID provided is not valid."),
            new("InvalidRuntimeException", 502, "The runtime or runtime version specified is not supported."),
            new("InvalidZipFileException", 502, "Lambda could not unzip the deployment package."),
            new("KMSAccessDeniedException", 502, "Lambda couldn't decrypt the environment variables because KMS access was denied."),
            new("KMSDisabledException", 502, "Lambda couldn't decrypt the environment variables because the KMS key is disabled."),
            new("EFSMountTimeoutException", 408, "The function reached the file system, but the mount timed out."),
            new("EFSMountConnectivityException", 408, "The function couldn't make a network connection to the file system."),
            new("SnapStartException", 400, "The function could not be restored from its snapshot."),
            new("SnapStartNotReadyException", 409, "Lambda is initializing the function."),
            new("SnapStartTimeoutException", 408, "Lambda couldn't restore the snapshot within the timeout limit."),
        ]);
}
