namespace FaultKit.Tests;

public sealed class LatencySamplerTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Fixed_IsAlwaysTheDelay() =>
        Assert.All(Sample(new() { Delay = TimeSpan.FromSeconds(1) }).Take(100), ms => Assert.Equal(1000, ms));

    [Fact]
    public void Uniform_SpreadsEvenlyAroundTheDelay()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromSeconds(1), Jitter = TimeSpan.FromMilliseconds(200), Distribution = LatencyDistribution.Uniform });

        // Mean 1000, standard deviation 200 / sqrt(3); 4 sigma of a mean of 200,000 draws is 1.04.
        Assert.InRange(sample.Average(), 998.9, 1001.1);
        Assert.InRange(sample.Min(), 800, 801);
        Assert.InRange(sample.Max(), 1199, 1200);
    }

    [Fact]
    public void Normal_HasTheDelayForItsMeanAndTheJitterForItsDeviation()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromSeconds(1), Jitter = TimeSpan.FromMilliseconds(100), Distribution = LatencyDistribution.Normal });

        // 4 sigma: 0.9 for the mean; 0.64 for the standard deviation.
        Assert.InRange(sample.Average(), 999.1, 1000.9);
        Assert.InRange(Math.Sqrt(sample.Average(ms => (ms - 1000) * (ms - 1000))), 99.3, 100.7);
    }

    [Fact]
    public void NormalBelowZero_IsNoDelay()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromMilliseconds(1), Jitter = TimeSpan.FromMilliseconds(100), Distribution = LatencyDistribution.Normal });

        Assert.Equal(0, sample.Min());
    }

    [Fact]
    public void Lognormal_HasTheDelayForItsMedianAndALongTail()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromSeconds(1), Distribution = LatencyDistribution.Lognormal, Sigma = 0.5 }).Order().ToArray();

        // Median exp(0), 99th percentile exp(0.5 * 2.326) = 3.2 times it; the slack is 4 sigma of a quantile of 200,000 draws.
        Assert.InRange(sample[Draws / 2], 994, 1006);
        Assert.InRange(sample[Draws / 100 * 99], 3150, 3250);
    }

    [Fact]
    public void Pareto_HasTheDelayForItsLeastAndAHeavyTail()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromMilliseconds(100), Distribution = LatencyDistribution.Pareto, Alpha = 2 }).Order().ToArray();

        // Least 100; 99th percentile 100 * 0.01^(-1/2) = 1000.
        Assert.InRange(sample[0], 100, 100.1);
        Assert.InRange(sample[Draws / 100 * 99], 950, 1050);
    }

    [Fact]
    public void Max_CutsTheTail()
    {
        var sample = Sample(new() { Delay = TimeSpan.FromMilliseconds(100), Distribution = LatencyDistribution.Pareto, Alpha = 0.5, Max = TimeSpan.FromSeconds(1) });

        Assert.Equal(1000, sample.Max());
    }

    [Theory]
    [InlineData(LatencyDistribution.Uniform, 926.616)]
    [InlineData(LatencyDistribution.Normal, 1039.063)]
    [InlineData(LatencyDistribution.Lognormal, 1215.696)]
    [InlineData(LatencyDistribution.Pareto, 1074.015)]
    public void SameDraw_GivesTheSameDelayForEver(LatencyDistribution distribution, double milliseconds)
    {
        var fault = new LatencyFault { Delay = TimeSpan.FromSeconds(1), Jitter = TimeSpan.FromMilliseconds(100), Distribution = distribution };

        Assert.Equal(milliseconds, LatencySampler.Sample(fault, new(12345)).TotalMilliseconds);
    }

    private static double[] Sample(LatencyFault fault) =>
        [.. Enumerable.Range(0, Draws).Select(i => LatencySampler.Sample(fault, new(FaultDice.Mix((ulong)i))).TotalMilliseconds)];
}
