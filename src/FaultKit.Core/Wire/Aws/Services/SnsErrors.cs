namespace FaultKit;

/// <summary>What SNS answers (Amazon SNS API Reference; codes and statuses as its model has them).</summary>
internal static class SnsErrors
{
    /// <summary>Operations on phone numbers are throttled in words of their own; all others, publishing among them, in those of the protocol.</summary>
    private static readonly string[] s_phoneOperations =
    [
        "CheckIfPhoneNumberIsOptedOut", "CreateSMSSandboxPhoneNumber", "DeleteSMSSandboxPhoneNumber", "GetSMSAttributes", "GetSMSSandboxAccountStatus",
        "ListOriginationNumbers", "ListPhoneNumbersOptedOut", "ListSMSSandboxPhoneNumbers", "OptInPhoneNumber", "SetSMSAttributes", "VerifySMSSandboxPhoneNumber",
    ];

    public static AwsService Service { get; } = new(
        "SNS",
        AwsProtocol.Query,
        [
            new("Throttled", 429, "Rate exceeded", AwsErrorKind.Throttled) { Operations = s_phoneOperations },
            new("AuthorizationError", 403, "User is not authorized to perform this action", AwsErrorKind.Denied),
            new("InternalError", 500, "Internal service error.", AwsErrorKind.Internal),
            new("NotFound", 404, "Topic does not exist"),
            new("ResourceNotFound", 404, "Resource does not exist"),
            new("EndpointDisabled", 400, "Endpoint is disabled"),
            new("PlatformApplicationDisabled", 400, "Platform application is disabled"),
            new("InvalidParameter", 400, "Invalid parameter"),
            new("ParameterValueInvalid", 400, "Invalid parameter value"),
            new("InvalidSecurity", 403, "The credential signature isn't valid."),
            new("OptedOut", 400, "The phone number has opted out."),
            new("UserError", 400, "A request parameter does not comply with its constraints."),
            new("FilterPolicyLimitExceeded", 403, "The number of filter policies of this account is exceeded."),
            new("SubscriptionLimitExceeded", 403, "The number of subscriptions is exceeded."),
            new("TopicLimitExceeded", 403, "The number of topics is exceeded."),
            new("ConcurrentAccess", 400, "Tags cannot be changed at the same time."),
            new("EmptyBatchRequest", 400, "The batch request doesn't contain any entries."),
            new("TooManyEntriesInBatchRequest", 400, "The batch request contains more entries than permissible."),
            new("BatchEntryIdsNotDistinct", 400, "Two or more batch entries in the request have the same Id."),
            new("BatchRequestTooLong", 400, "The length of all the batch messages put together is more than the limit."),
            new("InvalidBatchEntryId", 400, "The Id of a batch entry doesn't abide by the specification."),
            new("KMSThrottling", 400, "The request was denied due to request throttling."),
            new("KMSAccessDenied", 400, "The key does not exist, or access to it is denied."),
            new("KMSDisabled", 400, "The key isn't enabled."),
            new("KMSNotFound", 400, "The key can't be found."),
        ]);
}
