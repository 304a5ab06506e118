namespace FaultKit.Tests;

public sealed class CallRangeTests
{
    public static TheoryData<Range, int, int> Ranges => new()
    {
        { 1..2, 1, 2 },
        { 3.., 3, int.MaxValue },
        { 2..2, 2, 2 },
    };

    public static TheoryData<Range> BadRanges => [(0..2), (..2), (3..2), (^2..3), (1..^1)];

    [Theory]
    [MemberData(nameof(Ranges))]
    public void ARangeInCode_IncludesBothEnds(Range range, int first, int last)
    {
        var calls = CallRange.Of(range);

        Assert.Equal((first, last), (calls.First, calls.Last));
    }

    [Theory]
    [MemberData(nameof(BadRanges))]
    public void ARangeThatNamesNoCalls_IsRefused(Range range) => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CallRange.Of(range));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void ACall_IsAmongThemOrNot(int number, bool expected)
    {
        var calls = CallRange.Between(2, 4);

        var answer = calls.Contains(number);

        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1..2")]
    [InlineData("3..")]
    public void WhatAPlanWrites_IsWrittenBack(string text)
    {
        Assert.True(CallRange.TryParse(text, out var calls));

        var written = calls.ToString();

        Assert.Equal(text, written);
    }

    [Theory]
    [InlineData(0, "first")]
    [InlineData(-1, "first")]
    public void ACallBelowTheFirst_IsRefused(int number, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => CallRange.Only(number));
}
