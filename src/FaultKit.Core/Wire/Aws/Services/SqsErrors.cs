namespace FaultKit;

/// <summary>What SQS answers (Amazon SQS API Reference; the codes of its older protocol as its model's <c>awsQueryError</c> has them).</summary>
internal static class SqsErrors
{
    public static AwsService Service { get; } = new(
        "SQS",
        AwsProtocol.Json10,
        [
            new("RequestThrottled", 400, "The request was denied due to request throttling.", AwsErrorKind.Throttled),
            new("ThrottlingException", 403, "Rate exceeded") { QueryCode = "Throttling" },
            new("AccessDeniedException", 400, "Access to the resource is denied.", AwsErrorKind.Denied) { QueryCode = "AccessDenied" },
            new("ExpiredTokenException", 403, CommonErrors.ExpiredText, AwsErrorKind.Expired) { QueryCode = "ExpiredToken" },
            new("UnrecognizedClientException", 403, CommonErrors.InvalidText, AwsErrorKind.Invalid) { QueryCode = "InvalidClientTokenId" },
            new("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.", AwsErrorKind.Internal),
            new("ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.", AwsErrorKind.Unavailable),
            new("QueueDoesNotExist", 400, "The specified queue does not exist.") { QueryCode = "AWS.SimpleQueueService.NonExistentQueue" },
            new("QueueDeletedRecently", 400, "You must wait 60 seconds after deleting a queue before you can create another with the same name.") { QueryCode = "AWS.SimpleQueueService.QueueDeletedRecently" },
            new("QueueNameExists", 400, "A queue already exists with the same name and a different value for an attribute.") { QueryCode = "QueueAlreadyExists" },
            new("OverLimit", 400, "The maximum number of in flight messages is reached.") { QueryCode = "OverLimit" },
            new("ReceiptHandleIsInvalid", 400, "The input receipt handle is invalid.") { QueryCode = "ReceiptHandleIsInvalid" },
            new("MessageNotInflight", 400, "The specified message isn't in flight.") { QueryCode = "AWS.SimpleQueueService.MessageNotInflight" },
            new("InvalidMessageContents", 400, "The message contains characters outside the allowed set.") { QueryCode = "InvalidMessageContents" },
            new("InvalidAttributeName", 400, "The specified attribute doesn't exist.") { QueryCode = "InvalidAttributeName" },
            new("InvalidAttributeValue", 400, "A queue attribute value is invalid.") { QueryCode = "InvalidAttributeValue" },
            new("InvalidIdFormat", 400, "The specified receipt handle isn't valid for the current version.") { QueryCode = "InvalidIdFormat" },
            new("InvalidAddress", 400, "The specified ID is invalid.") { QueryCode = "InvalidAddress" },
            new("InvalidSecurity", 400, "The request was not made over HTTPS or did not use SigV4 for signing.") { QueryCode = "InvalidSecurity" },
            new("PurgeQueueInProgress", 400, "Only one PurgeQueue operation is allowed every 60 seconds.") { QueryCode = "AWS.SimpleQueueService.PurgeQueueInProgress" },
            new("EmptyBatchRequest", 400, "The batch request doesn't contain any entries.") { QueryCode = "AWS.SimpleQueueService.EmptyBatchRequest" },
            new("TooManyEntriesInBatchRequest", 400, "The batch request contains more entries than permissible.") { QueryCode = "AWS.SimpleQueueService.TooManyEntriesInBatchRequest" },
            new("BatchEntryIdsNotDistinct", 400, "Two or more batch entries in the request have the same Id.") { QueryCode = "AWS.SimpleQueueService.BatchEntryIdsNotDistinct" },
            new("BatchRequestTooLong", 400, "The length of all the messages put together is more than the limit.") { QueryCode = "AWS.SimpleQueueService.BatchRequestTooLong" },
            new("InvalidBatchEntryId", 400, "The Id of a batch entry in a batch request doesn't abide by the specification.") { QueryCode = "AWS.SimpleQueueService.InvalidBatchEntryId" },
            new("UnsupportedOperation", 400, "Error code 400. Unsupported operation.") { QueryCode = "AWS.SimpleQueueService.UnsupportedOperation" },
            new("KmsThrottled", 400, "AWS KMS throttles requests for the following operations.") { QueryCode = "KMS.ThrottlingException" },
            new("KmsAccessDenied", 400, "The caller doesn't have the required KMS access.") { QueryCode = "KMS.AccessDeniedException" },
            new("KmsDisabled", 400, "The request was denied due to request throttling.") { QueryCode = "KMS.DisabledException" },
            new("KmsNotFound", 400, "The request was rejected because the specified entity or resource could not be found.") { QueryCode = "KMS.NotFoundException" },
            new("ResourceNotFoundException", 400, "One or more specified resources don't exist.") { QueryCode = "ResourceNotFoundException" },
        ])
    {
        Namespace = "com.amazonaws.sqs#",
        HasQueryCodes = true,
    };
}
