namespace FaultKit;

/// <summary>What every service of a protocol answers, unless it has words of its own.</summary>
/// <remarks>Codes, statuses and texts as the services' "Common Errors" pages and their SDK models have them.</remarks>
internal static class CommonErrors
{
    public const string ExpiredText = "The security token included in the request is expired";

    public const string InvalidText = "The security token included in the request is invalid.";

    public const string SkewText = "The difference between the request time and the current time is too large.";

    private static readonly AwsError[] s_json =
    [
        new("ThrottlingException", 400, "Rate exceeded", AwsErrorKind.Throttled),
        new("AccessDeniedException", 400, "User is not authorized to perform this action", AwsErrorKind.Denied),
        new("ExpiredTokenException", 400, ExpiredText, AwsErrorKind.Expired),
        new("UnrecognizedClientException", 400, InvalidText, AwsErrorKind.Invalid),
        new("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.", AwsErrorKind.Internal),
        new("ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.", AwsErrorKind.Unavailable),
        new("RequestTimeTooSkewed", 403, SkewText, AwsErrorKind.Skewed),
        new("IncompleteSignature", 400, "The request signature does not conform to AWS standards."),
        new("InvalidSignatureException", 400, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."),
        new("MissingAuthenticationTokenException", 400, "Missing Authentication Token"),
        new("OptInRequired", 403, "The AWS access key ID needs a subscription for the service."),
        new("RequestExpired", 400, "Request has expired."),
        new("UnknownOperationException", 400, "The operation is not known."),
        new("ValidationException", 400, "The input fails to satisfy the constraints specified by an AWS service."),
    ];

    private static readonly AwsError[] s_query =
    [
        new("Throttling", 400, "Rate exceeded", AwsErrorKind.Throttled),
        new("AccessDenied", 403, "User is not authorized to perform this action", AwsErrorKind.Denied),
        new("ExpiredToken", 403, ExpiredText, AwsErrorKind.Expired),
        new("InvalidClientTokenId", 403, InvalidText, AwsErrorKind.Invalid),
        new("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.", AwsErrorKind.Internal),
        new("ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.", AwsErrorKind.Unavailable),
        new("RequestTimeTooSkewed", 403, SkewText, AwsErrorKind.Skewed),
        new("IncompleteSignature", 400, "The request signature does not conform to AWS standards."),
        new("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."),
        new("MissingAuthenticationToken", 403, "Request is missing Authentication Token"),
        new("OptInRequired", 403, "The AWS access key ID needs a subscription for the service."),
        new("RequestExpired", 400, "Request has expired."),
        new("ValidationError", 400, "The input fails to satisfy the constraints specified by an AWS service."),
    ];

    /// <summary>The errors that services of a protocol share.</summary>
    public static IReadOnlyList<AwsError> Of(AwsProtocol protocol) =>
        protocol is AwsProtocol.Json10 or AwsProtocol.Json11 or AwsProtocol.RestJson or AwsProtocol.Cbor ? s_json : s_query;
}
