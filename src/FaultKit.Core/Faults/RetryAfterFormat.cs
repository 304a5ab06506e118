namespace FaultKit;

/// <summary>How <c>Retry-After</c> is written (RFC 9110, section 10.2.3). Clients that know one form alone are common.</summary>
public enum RetryAfterFormat
{
    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>The instant at which the wait is over.</summary>
    Date,
}
