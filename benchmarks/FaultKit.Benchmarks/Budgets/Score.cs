namespace FaultKit.Benchmarks;

/// <summary>What was measured of a contender, for each of its calls.</summary>
/// <param name="Name">The contender's name.</param>
/// <param name="Rounds">Nanoseconds, one number for each round; the same index is the same moment for all contenders.</param>
/// <param name="Bytes">Bytes allocated; exact.</param>
internal sealed record Score(string Name, double[] Rounds, double Bytes)
{
    /// <summary>What remains when nobody disturbs: others work on this machine too, and can only make it slower.</summary>
    public double Best { get; } = Rounds.Min();

    public double Median { get; } = MedianOf(Rounds);

    /// <summary>How much more it takes than another, undisturbed.</summary>
    public double Over(Score other) => Math.Max(0, Best - other.Best);

    /// <summary>The same by the middle of the rounds, in pairs.</summary>
    public double MedianOver(Score other) => Math.Max(0, MedianOf([.. Rounds.Zip(other.Rounds, (own, theirs) => own - theirs)]));

    private static double MedianOf(double[] numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
