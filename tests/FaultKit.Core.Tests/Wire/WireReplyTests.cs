using System.Text;

namespace FaultKit.Tests;

public sealed class WireReplyTests
{
    [Fact]
    public void AResponse_IsAnsweredAsItStands()
    {
        var reply = WireReply.Of(new ResponseFault { Status = 503, Headers = new([new("Via", "é")]), Body = "größe" });

        Assert.Equal((503, "Via: é", "größe"), (reply.Status, HeadersOf(reply), Encoding.UTF8.GetString(reply.Body.Span)));
    }

    [Fact]
    public void ABodyGivenAsJson_SaysSo()
    {
        var reply = WireReply.Of(new ResponseFault { Body = "{}", IsJson = true, Headers = new([new("Via", "x")]) });

        Assert.Equal("Via: x, Content-Type: application/json", HeadersOf(reply));
    }

    [Fact]
    public void AContentTypeOfItsOwn_IsLeftAlone()
    {
        var reply = WireReply.Of(new ResponseFault { Body = "{}", IsJson = true, Headers = new([new("content-type", "text/plain")]) });

        Assert.Equal("content-type: text/plain", HeadersOf(reply));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "Retry-After: 0")]
    [InlineData(2.0, "Retry-After: 2")]
    [InlineData(0.2, "Retry-After: 1")]
    [InlineData(86_400.0, "Retry-After: 86400")]
    public void AThrottle_AsksForWholeSecondsRoundedUp(double? seconds, string expected)
    {
        var reply = WireReply.Of(new ThrottleFault { RetryAfter = seconds is { } wait ? TimeSpan.FromSeconds(wait) : null }, Some.Instant);

        Assert.Equal((429, expected, 0), (reply.Status, HeadersOf(reply), reply.Body.Length));
    }

    [Theory]
    [InlineData(0, 0.0, "Sun, 01 Mar 2026 12:00:00 GMT")]
    [InlineData(0, 2.0, "Sun, 01 Mar 2026 12:00:02 GMT")]
    [InlineData(0, 0.2, "Sun, 01 Mar 2026 12:00:01 GMT")]
    [InlineData(900, 1.5, "Sun, 01 Mar 2026 12:00:03 GMT")]
    public void AThrottle_AsksForAnInstantThatIsNotTooEarly(int millisecond, double seconds, string expected)
    {
        var fault = new ThrottleFault { RetryAfter = TimeSpan.FromSeconds(seconds), RetryAfterFormat = RetryAfterFormat.Date };

        var reply = WireReply.Of(fault, Some.Instant.AddMilliseconds(millisecond));

        Assert.Equal($"Retry-After: {expected}", HeadersOf(reply));
    }

    [Theory]
    [InlineData(DenialKind.Denied, 403, "Content-Type: application/json", "{\"message\":\"Forbidden\"}")]
    [InlineData(DenialKind.Expired, 401, "WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"The access token expired\", Content-Type: application/json", "{\"message\":\"Unauthorized\"}")]
    [InlineData(DenialKind.Invalid, 401, "WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"The access token is invalid\", Content-Type: application/json", "{\"message\":\"Unauthorized\"}")]
    public void ADenial_SaysWhatIsWrongWithTheCredentials(DenialKind kind, int status, string headers, string body)
    {
        var reply = WireReply.Of(new AccessDeniedFault { Kind = kind });

        Assert.Equal((status, headers, body), (reply.Status, HeadersOf(reply), System.Text.Encoding.UTF8.GetString(reply.Body.Span)));
    }

    private static string HeadersOf(WireReply reply) => string.Join(", ", reply.Headers.Select(header => $"{header.Key}: {header.Value}"));
}
