namespace FaultKit;

/// <summary>Draws the delay of one hit from its dice.</summary>
internal static class LatencySampler
{
    public static TimeSpan Sample(LatencyFault fault, FaultDraw draw)
    {
        var delay = fault.Delay.TotalMilliseconds;
        var sampled = fault.Distribution switch
        {
            LatencyDistribution.Uniform => delay + (fault.Jitter.TotalMilliseconds * ((2 * draw.Unit(DrawLane.Delay)) - 1)),
            LatencyDistribution.Normal => delay + (fault.Jitter.TotalMilliseconds * Normal(draw)),
            LatencyDistribution.Lognormal => delay * Math.Exp(fault.Sigma * Normal(draw)),
            LatencyDistribution.Pareto => delay / Math.Pow(1 - draw.Unit(DrawLane.Delay), 1 / fault.Alpha),
            _ => delay,
        };

        // Whole microseconds: the last bit of a logarithm is the processor's business, and must not make two runs differ.
        var bounded = Math.Clamp(sampled, 0, fault.Max.TotalMilliseconds);
        return TimeSpan.FromMicroseconds(Math.Round(bounded * 1000));
    }

    /// <summary>A number from the standard normal distribution (Box and Muller 1958), from two draws.</summary>
    private static double Normal(FaultDraw draw) =>
        Math.Sqrt(-2 * Math.Log(1 - draw.Unit(DrawLane.Delay))) * Math.Cos(2 * Math.PI * draw.Unit(DrawLane.Angle));
}
