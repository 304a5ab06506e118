namespace FaultKit;

/// <summary>How the delays of a <see cref="LatencyFault"/> spread around its setting.</summary>
public enum LatencyDistribution
{
    /// <summary>Every delay is the same.</summary>
    Fixed,

    /// <summary>Every delay from <c>delay - jitter</c> to <c>delay + jitter</c> is as likely as any other.</summary>
    Uniform,

    /// <summary>A bell around the delay, with the jitter as its standard deviation; what falls below zero is no delay.</summary>
    Normal,

    /// <summary>Most delays near the delay, which is the median, and a tail of long ones: what a service under load looks like.</summary>
    Lognormal,

    /// <summary>No delay below the delay, and a heavy tail: what a queue before a slow disk looks like.</summary>
    Pareto,
}
