using System.Globalization;
using System.Text;

namespace FaultKit;

/// <summary>An injected answer before a surface writes it in its own form.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers, in order.</param>
/// <param name="Body">The body.</param>
public sealed record WireReply(int Status, HeaderList Headers, ReadOnlyMemory<byte> Body)
{
    private static readonly KeyValuePair<string, string> s_json = new("Content-Type", "application/json");

    /// <summary>The answer of a <see cref="ResponseFault"/>.</summary>
    internal static WireReply Of(ResponseFault fault)
    {
        var headers = fault.IsJson && !fault.Headers.Has("Content-Type")
            ? new([.. fault.Headers, new("Content-Type", "application/json")])
            : fault.Headers;
        return new(fault.Status, headers, Encoding.UTF8.GetBytes(fault.Body));
    }

    /// <summary>The answer of a <see cref="ThrottleFault"/>: 429, and how long to wait (RFC 9110, section 10.2.3: whole seconds, or an instant).</summary>
    internal static WireReply Of(ThrottleFault fault, DateTimeOffset now)
    {
        var headers = fault.ComeBack(now) is { } time ? new HeaderList([new("Retry-After", Written(time, fault, now))]) : HeaderList.Empty;
        return new(429, headers, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>The answer of an <see cref="AccessDeniedFault"/>: 403 where rights are missing; 401 with a challenge where credentials are no good (RFC 6750, section 3).</summary>
    internal static WireReply Of(AccessDeniedFault fault) => fault.Kind switch
    {
        DenialKind.Denied => new(403, new([s_json]), """{"message":"Forbidden"}"""u8.ToArray()),
        DenialKind.Expired => new(401, new([Challenge("The access token expired"), s_json]), """{"message":"Unauthorized"}"""u8.ToArray()),
        _ => new(401, new([Challenge("The access token is invalid"), s_json]), """{"message":"Unauthorized"}"""u8.ToArray()),
    };

    private static KeyValuePair<string, string> Challenge(string why) => new("WWW-Authenticate", $"Bearer error=\"invalid_token\", error_description=\"{why}\"");

    private static string Written(DateTimeOffset time, ThrottleFault fault, DateTimeOffset now) => fault.RetryAfterFormat == RetryAfterFormat.Date
        ? time.ToString("r", CultureInfo.InvariantCulture)
        : ((long)(time - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
