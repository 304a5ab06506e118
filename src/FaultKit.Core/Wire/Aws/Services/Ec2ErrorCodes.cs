namespace FaultKit;

/// <summary>What EC2 answers (Amazon EC2 API Reference, "Error codes").</summary>
internal static class Ec2ErrorCodes
{
    public static AwsService Service { get; } = new(
        "EC2",
        AwsProtocol.Ec2Query,
        [
            new("RequestLimitExceeded", 503, "Request limit exceeded.", AwsErrorKind.Throttled),
            new("UnauthorizedOperation", 403, "You are not authorized to perform this operation.", AwsErrorKind.Denied),
            new("RequestExpired", 400, "Request has expired.", AwsErrorKind.Expired),
            new("AuthFailure", 401, "AWS was not able to validate the provided access credentials", AwsErrorKind.Invalid),
            new("InternalError", 500, "An internal error has occurred", AwsErrorKind.Internal),
            new("Unavailable", 503, "The service is unavailable. Please try again shortly.", AwsErrorKind.Unavailable),
            new("InsufficientInstanceCapacity", 500, "There is no Spot capacity or On-Demand capacity available that matches your request."),
            new("InsufficientHostCapacity", 500, "There is not enough capacity to fulfill your Dedicated Host request."),
            new("InsufficientAddressCapacity", 500, "There are not enough available addresses to satisfy your request."),
            new("InsufficientVolumeCapacity", 500, "There is not enough capacity to fulfill your EBS volume provision request."),
            new("InstanceLimitExceeded", 400, "You have requested more instances than your current instance limit allows."),
            new("VcpuLimitExceeded", 400, "You have requested more vCPU capacity than your current vCPU limit allows."),
            new("VolumeLimitExceeded", 400, "You have reached the limit on your Amazon EBS volume storage."),
            new("InvalidInstanceID.NotFound", 400, "The instance ID does not exist"),
            new("InvalidInstanceID.Malformed", 400, "The instance ID is malformed"),
            new("InvalidAMIID.NotFound", 400, "The image id does not exist"),
            new("InvalidVolume.NotFound", 400, "The volume does not exist."),
            new("InvalidGroup.NotFound", 400, "The security group does not exist"),
            new("InvalidSubnetID.NotFound", 400, "The subnet ID does not exist"),
            new("InvalidVpcID.NotFound", 400, "The vpc ID does not exist"),
            new("InvalidKeyPair.NotFound", 400, "The key pair does not exist"),
            new("InvalidParameterValue", 400, "A value specified in a parameter is not valid, is unsupported, or cannot be used."),
            new("InvalidParameterCombination", 400, "An incorrect combination of parameters was specified."),
            new("MissingParameter", 400, "The request is missing a required parameter."),
            new("IncorrectState", 400, "The resource is in an incorrect state for the request."),
            new("IncorrectInstanceState", 400, "The instance is not in a state in which this can be done."),
            new("DependencyViolation", 400, "The specified object has dependent resources."),
            new("IdempotentParameterMismatch", 400, "The request uses the same client token as a previous, but non-identical request."),
            new("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."),
            new("OptInRequired", 401, "You are not subscribed to this service."),
            new("Unsupported", 400, "The specified request is unsupported."),
        ]);
}
