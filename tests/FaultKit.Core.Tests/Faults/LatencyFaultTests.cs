namespace FaultKit.Tests;

public sealed class LatencyFaultTests
{
    private const int Draws = 100_000;

    [Fact]
    public void AFixedDelay_IsAlwaysTheSame()
    {
        var fault = Some.Latency(800);

        var delays = Samples(fault).Distinct();

        Assert.Equal([TimeSpan.FromMilliseconds(800)], delays);
    }

    [Fact]
    public void AUniformDelay_StaysWithinItsJitter()
    {
        var fault = Some.Latency(800, jitter: 200);

        var delays = Samples(fault).Select(delay => delay.TotalMilliseconds).ToArray();

        Assert.InRange((delays.Min(), delays.Max()), (600, 999), (600.1, 1000));
    }

    [Fact]
    public void AUniformDelay_LiesAroundItsMiddle()
    {
        var fault = Some.Latency(800, jitter: 200);

        var mean = Samples(fault).Average(delay => delay.TotalMilliseconds);

        // Deviation of one: 400/sqrt(12); four deviations of the mean are allowed.
        Assert.InRange(mean, 800 - (4 * 400 / Math.Sqrt(12.0 * Draws)), 800 + (4 * 400 / Math.Sqrt(12.0 * Draws)));
    }

    private static IEnumerable<TimeSpan> Samples(LatencyFault fault) =>
        Enumerable.Range(0, Draws).Select(i => fault.Sample(new(FaultDice.Roll(99, 7, i))));
}
