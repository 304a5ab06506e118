namespace FaultKit;

/// <summary>An error of a service, as the service answers it.</summary>
/// <param name="Code">Its code, the name that SDKs make exceptions of.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="Message">What the service writes.</param>
/// <param name="Kind">What a plan may ask for it by, beside the code.</param>
internal sealed record AwsError(string Code, int Status, string Message, AwsErrorKind Kind = AwsErrorKind.Other)
{
    /// <summary>Codes by which services say that it is too much (AWSSDK.Core 4, RetryPolicy: throttling codes).</summary>
    private static readonly HashSet<string> s_throttles =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
        "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    ];

    /// <summary>Codes that the SDK retries beside those, whatever their status (AWSSDK.Core 4, RetryPolicy: transient and clock skew codes).</summary>
    private static readonly HashSet<string> s_retried =
    [
        "RequestTimeout", "RequestTimeoutException", "RequestTimeTooSkewed", "RequestExpired", "InvalidSignatureException",
        "SignatureDoesNotMatch", "AuthFailure", "RequestInTheFuture",
    ];

    private static readonly int[] s_retriedStatus = [500, 502, 503, 504];

    /// <summary>The code that the service had before it spoke JSON, for SDKs that expect it (<c>x-amzn-query-error</c>); null for none.</summary>
    public string? QueryCode { get; init; }

    /// <summary>The operations that answer with it where a plan asks by kind; empty for all.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Whether the SDK tries again: by the code or by the status.</summary>
    /// <remarks>Codes of a clock that is wrong are retried only with a <c>Date</c> that says so.</remarks>
    public bool IsRetried => s_throttles.Contains(Code) || s_retried.Contains(Code) || s_retriedStatus.Contains(Status);

    /// <summary>Whether a code says that it is too much.</summary>
    public static bool IsThrottle(string? code) => code is not null && s_throttles.Contains(code);

    /// <summary>Whose mistake it is, as XML protocols write it.</summary>
    public string Fault => Status >= 500 ? "Receiver" : "Sender";
}
