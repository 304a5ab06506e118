namespace FaultKit;

/// <summary>How the delays of a <see cref="LatencyFault"/> spread around its setting.</summary>
public enum LatencyDistribution
{
    /// <summary>Every delay is the same.</summary>
    Fixed,

    /// <summary>Every delay from <c>delay - jitter</c> to <c>delay + jitter</c> is as likely as any other.</summary>
    Uniform,
}
