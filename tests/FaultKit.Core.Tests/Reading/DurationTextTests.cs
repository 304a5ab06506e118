namespace FaultKit.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("800ms", 800)]
    [InlineData("0ms", 0)]
    [InlineData("0.5ms", 0.5)]
    [InlineData("2s", 2_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1m", 60_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("PT2S", 2_000)]
    [InlineData("PT0.25S", 250)]
    [InlineData("PT1M30S", 90_000)]
    [InlineData("PT1H", 3_600_000)]
    [InlineData("P1D", 86_400_000)]
    [InlineData("P1DT1H", 90_000_000)]
    public void ADuration_IsRead(string text, double milliseconds)
    {
        var isRead = DurationText.TryRead(text, out var duration);

        Assert.Equal((true, milliseconds), (isRead, duration.TotalMilliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ms")]
    [InlineData("800")]
    [InlineData("800 ms")]
    [InlineData(" 800ms")]
    [InlineData("800MS")]
    [InlineData("-1s")]
    [InlineData("+1s")]
    [InlineData("1e3ms")]
    [InlineData("1,5s")]
    [InlineData("1d")]
    [InlineData("NaNs")]
    [InlineData("9999999999999999999999h")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1M1DT1H")]
    [InlineData("-PT1S")]
    [InlineData("PT-1S")]
    [InlineData("PT99999999999999H")]
    [InlineData("pt2s")]
    public void ATextThatIsNoDuration_IsNotRead(string text)
    {
        var isRead = DurationText.TryRead(text, out _);

        Assert.False(isRead);
    }

    [Theory]
    [InlineData(0, "0ms")]
    [InlineData(0.5, "0.5ms")]
    [InlineData(800, "800ms")]
    [InlineData(1_500, "1500ms")]
    [InlineData(2_000, "2s")]
    [InlineData(90_000, "90s")]
    [InlineData(300_000, "5m")]
    [InlineData(86_400_000, "24h")]
    public void ADuration_IsWrittenInItsLargestWholeUnit(double milliseconds, string expected)
    {
        var text = DurationText.Write(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, text);
    }
}
