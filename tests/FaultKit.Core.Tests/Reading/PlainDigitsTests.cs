namespace FaultKit.Tests;

public sealed class PlainDigitsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("800", 800)]
    [InlineData("007", 7)]
    [InlineData("999999999999999999", 999_999_999_999_999_999)]
    public void Digits_AreTheirNumber(string text, long expected)
    {
        Assert.True(PlainDigits.TryRead(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("٣")]
    [InlineData("1000000000000000000")]
    [InlineData("99999999999999999999999999")]
    public void AnythingElse_IsLeftToOthers(string text) => Assert.False(PlainDigits.TryRead(text, out _));
}
