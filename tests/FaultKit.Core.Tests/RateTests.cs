namespace FaultKit.Tests;

public sealed class RateTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.00001, "0.001 %")]
    [InlineData(0.125, "12.5 %")]
    [InlineData(1, "100 %")]
    public void AShare_IsWrittenAsAPercentage(double share, string expected)
    {
        var rate = Rate.Of(share);

        Assert.Equal(expected, rate.ToString());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void AShareThatIsNone_IsRefused(double number) => Assert.Throws<ArgumentOutOfRangeException>("share", () => Rate.Of(number));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void APercentageThatIsNone_IsRefused(double number) => Assert.Throws<ArgumentOutOfRangeException>("percentage", () => Rate.OfPercentage(number));

    [Fact]
    public void BothEnds_HaveNames() => Assert.Equal((0, 1), (Rate.Never.Value, Rate.Always.Value));
}
