namespace FaultKit.Testing;

/// <summary>What S3 refuses, in its words.</summary>
internal static class S3Refusal
{
    public static FakeServiceException NoBucket => new(404, "NoSuchBucket", "The specified bucket does not exist");

    public static FakeServiceException NoKey => new(404, "NoSuchKey", "The specified key does not exist.");

    public static FakeServiceException Precondition => new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");

    public static FakeServiceException BadDigest => new(400, "BadDigest", "The Content-MD5 or checksum value that you specified did not match what the server received.");

    public static FakeServiceException Invalid(string message) => new(400, "InvalidArgument", message);
}
