namespace FaultKit.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] s_names = ["name", "target", "percentage", "calls", "limit", "fault", "retryAfter"];

    [Theory]
    [InlineData("targte", "target")]
    [InlineData("Target", "target")]
    [InlineData("percentge", "percentage")]
    [InlineData("percent", "percentage")]
    [InlineData("call", "calls")]
    [InlineData("retry_after", "retryAfter")]
    [InlineData("retry", "retryAfter")]
    [InlineData("limt", "limit")]
    public void AMisspeltName_IsNamed(string word, string expected)
    {
        var hint = NearestName.Hint(word, s_names);

        Assert.Equal($" (did you mean \"{expected}\"?)", hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("p")]
    [InlineData("probability")]
    [InlineData("ta")]
    public void ANameUnlikeAll_GetsNoHint(string word)
    {
        var hint = NearestName.Hint(word, s_names);

        Assert.Equal("", hint);
    }

    [Fact]
    public void AmongNoNames_ThereIsNoHint()
    {
        var hint = NearestName.Hint("target", []);

        Assert.Equal("", hint);
    }
}
