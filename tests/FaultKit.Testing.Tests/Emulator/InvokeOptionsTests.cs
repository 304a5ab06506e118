namespace FaultKit.Testing.Tests;

public sealed class InvokeOptionsTests
{
    [Theory, InlineData(""), InlineData("a b"), InlineData("a/b"), InlineData("é")]
    public void RequestIdThatIsNoPathSegment_IsRefused(string requestId) =>
        Assert.Throws<ArgumentException>(() => new InvokeOptions { RequestId = requestId });

    [Theory, InlineData(0), InlineData(-1), InlineData(86_401)]
    public void TimeoutOutOfRange_IsRefused(int seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvokeOptions { Timeout = TimeSpan.FromSeconds(seconds) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LambdaEmulatorOptions { Timeout = TimeSpan.FromSeconds(seconds) });
    }

    [Fact]
    public void LineBreakInAHeader_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new InvokeOptions { TraceId = "a\r\nb: c" });
        Assert.Throws<ArgumentException>(() => new InvokeOptions { ClientContext = "a\nb" });
        Assert.Throws<ArgumentException>(() => new InvokeOptions { CognitoIdentity = "a\nb" });
        Assert.Throws<ArgumentException>(() => new InvokeOptions { TenantId = "a\nb" });
    }
}
