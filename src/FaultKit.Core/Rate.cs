using System.Globalization;

namespace FaultKit;

/// <summary>How often chance lets a fault through: a share of the matching calls, from 0 (never) to 1 (always).</summary>
/// <remarks>A plan says it as <c>percentage</c>, 0 to 100, as the readers of AWS FIS, Istio and failure-lambda expect.</remarks>
public readonly record struct Rate
{
    private Rate(double value) => Value = value;

    /// <summary>Every matching call; what a rule without <c>percentage</c> has.</summary>
    public static Rate Always { get; } = new(1);

    /// <summary>No call.</summary>
    public static Rate Never { get; }

    /// <summary>The share of calls, from 0 to 1.</summary>
    public double Value { get; }

    /// <summary>The percentage that <see cref="OfPercentage"/> makes the same rate of; for a share that no percentage meets, the nearest.</summary>
    internal double Percentage
    {
        get
        {
            // 0.07 * 100 is 7.000000000000001: what a person wrote has fewer digits than that.
            var written = double.Parse((Value * 100).ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return written / 100 == Value ? written : Math.Min(100, Value * 100);
        }
    }

    /// <summary>A rate from a share of calls.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0, above 1 or not a number.</exception>
    public static Rate Of(double share) =>
        share is >= 0 and <= 1 ? new(share) : throw new ArgumentOutOfRangeException(nameof(share), share, "A rate is a share of the calls, from 0 to 1.");

    /// <summary>A rate from a percentage, as plans write it.</summary>
    /// <param name="percentage">From 0 to 100; decimals count, down to 0.001.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0, above 100 or not a number.</exception>
    public static Rate OfPercentage(double percentage) =>
        percentage is >= 0 and <= 100
            ? new(percentage / 100)
            : throw new ArgumentOutOfRangeException(nameof(percentage), percentage, "A percentage is a number from 0 to 100.");

    /// <summary>The rate as a percentage, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value * 100:0.###} %");
}
