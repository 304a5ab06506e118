namespace FaultKit.Tests;

public sealed class FaultTargetTests
{
    [Theory]
    [InlineData("", "it begins with no kind of point; kinds are \"lambda:\", \"http:\", \"aws:\", \"aspnetcore:\", \"point:\"")]
    [InlineData("order-intake", "it begins with no kind of point")]
    [InlineData("lamda:order", "did you mean \"lambda\"?")]
    [InlineData("https://prices.internal", "did you mean \"http\"?")]
    [InlineData("Lambda:order", "did you mean \"lambda\"?")]
    [InlineData("lambda:", "nothing follows the colon")]
    [InlineData("lambda: order", "spaces stand around")]
    [InlineData("lambda:order ", "spaces stand around")]
    [InlineData("lambda:a***b", "\"***\" means nothing")]
    [InlineData("lambda:a\tb", "it holds a control character")]
    [InlineData("aws:/PutItem", "service/operation")]
    [InlineData("aws:DynamoDB/", "service/operation")]
    [InlineData("aws:DynamoDB/PutItem/x", "service/operation")]
    [InlineData("aspnetcore:orders", "an aspnetcore target is a path")]
    [InlineData("aspnetcore:GET orders", "an aspnetcore target is a path")]
    [InlineData("aspnetcore:/a b", "\"/a\" is no method")]
    [InlineData("http:/quotes", "the host is missing")]
    [InlineData("http:GET /quotes", "the host is missing")]
    [InlineData("http:GET  prices.internal", "a host holds no space")]
    [InlineData("http:prices.internal/a b", "\"prices.internal/a\" is no method")]
    [InlineData("http:me@prices.internal", "user names are no part")]
    [InlineData("http:prices.internal/a?b=1", "queries and fragments are no part")]
    [InlineData("http:prices.internal/a#b", "queries and fragments are no part")]
    [InlineData("http:prices.internal:", "\"\" is no port")]
    [InlineData("http:prices.internal:0", "\"0\" is no port")]
    [InlineData("http:prices.internal:65536", "\"65536\" is no port")]
    [InlineData("http:prices.internal:+80", "\"+80\" is no port")]
    [InlineData("http:prices.internal:080", "\"080\" is no port")]
    [InlineData("http:ftp://prices.internal", "\"ftp\" is no scheme")]
    [InlineData("http:fe80::1", "an IPv6 address stands in brackets")]
    public void ATextThatIsNoTarget_IsRefusedWithTheReason(string text, string reason)
    {
        var refusal = Record.Exception(() => FaultTarget.Parse(text));

        Assert.Contains(reason, Assert.IsType<FormatException>(refusal).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void ALongTarget_IsReadUpToItsBound(int length, bool isRead)
    {
        var text = "point:".PadRight(length, 'x');

        var answer = FaultTarget.TryParse(text, out _, out _);

        Assert.Equal(isRead, answer);
    }

    [Fact]
    public void TargetsOfOneText_AreEqual()
    {
        var (one, other) = (FaultTarget.Parse("aws:S3/*"), FaultTarget.Parse("aws:S3/*"));

        var answer = (one.Equals(other), one.GetHashCode() == other.GetHashCode(), one.Equals(FaultTarget.Parse("aws:S3")));

        Assert.Equal((true, true, false), answer);
    }

    [Theory]
    [InlineData("http:prices.internal", true)]
    [InlineData("http:prices.internal/**", true)]
    [InlineData("http:prices.internal/*", false)]
    [InlineData("aspnetcore:*", true)]
    public void APathThatCanBeAnything_IsNotMatchedAtAll(string target, bool hasNone)
    {
        var parsed = FaultTarget.Parse(target);

        var path = parsed.Path;

        Assert.Equal(hasNone, path is null);
    }
}
