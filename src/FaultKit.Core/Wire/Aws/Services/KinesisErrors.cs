namespace FaultKit;

/// <summary>What Kinesis answers (Amazon Kinesis Data Streams Service API Reference; codes as its model has them).</summary>
internal static class KinesisErrors
{
    /// <summary>Operations on records run out of a shard's throughput; those on streams have a rate of their own.</summary>
    private static readonly string[] s_recordOperations = ["GetRecords", "GetShardIterator", "PutRecord", "PutRecords"];

    public static AwsService Service { get; } = new(
        "Kinesis",
        AwsProtocol.Json11,
        [
            new("ProvisionedThroughputExceededException", 400, "Rate exceeded for shard in stream.", AwsErrorKind.Throttled) { Operations = s_recordOperations },
            new("LimitExceededException", 400, "Rate exceeded for stream.", AwsErrorKind.Throttled),
            new("InternalFailureException", 500, "The processing of the request failed because of an unknown error, exception, or failure.", AwsErrorKind.Internal),
            new("ResourceNotFoundException", 400, "Stream not found."),
            new("ResourceInUseException", 400, "The stream is not available for this operation."),
            new("InvalidArgumentException", 400, "A specified parameter exceeds its restrictions, is not supported, or can't be used."),
            new("ExpiredIteratorException", 400, "Iterator expired."),
            new("ExpiredNextTokenException", 400, "The pagination token passed to the operation is expired."),
            new("KMSThrottlingException", 400, "The request was denied due to request throttling."),
            new("KMSAccessDeniedException", 400, "The key does not exist, or access to it is denied."),
            new("KMSDisabledException", 400, "The key isn't enabled."),
            new("KMSInvalidStateException", 400, "The state of the key isn't valid for this request."),
            new("KMSNotFoundException", 400, "The key can't be found."),
            new("KMSOptInRequired", 400, "The AWS access key ID needs a subscription for the service."),
        ]);
}
