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
        var reply = WireReply.Of(new ThrottleFault { RetryAfter = seconds is { } wait ? TimeSpan.FromSeconds(wait) : null });

        Assert.Equal((429, expected, 0), (reply.Status, HeadersOf(reply), reply.Body.Length));
    }

    private static string HeadersOf(WireReply reply) => string.Join(", ", reply.Headers.Select(header => $"{header.Key}: {header.Value}"));
}
