using System.Globalization;

namespace FaultKit.Benchmarks;

/// <summary>One promise, and what came of it.</summary>
/// <param name="Case">What is promised about.</param>
/// <param name="Measured">What it costs.</param>
/// <param name="Peer">What it is held against, from the same run.</param>
/// <param name="Budget">What it may cost.</param>
/// <param name="IsOk">Whether it costs no more.</param>
/// <param name="IsExact">Whether the number is the same on every machine: only such a row can fail a run.</param>
internal sealed record BudgetRow(string Case, string Measured, string Peer, string Budget, bool IsOk, bool IsExact)
{
    /// <summary>A row about time over doing without.</summary>
    public static BudgetRow Time(string about, Score score, Score without, double nanoseconds) => new(
        about,
        $"+{Show(score.Over(without))} (median +{Show(score.MedianOver(without))})",
        $"{without.Name}: {Show(without.Best)}",
        $"<= {Show(nanoseconds)}",
        score.Over(without) <= nanoseconds,
        false);

    /// <summary>A row about time over doing without, beside the least that something of its kind can take over it.</summary>
    public static BudgetRow Time(string about, Score score, Score without, Score least, double nanoseconds) =>
        Time(about, score, without, nanoseconds) with { Peer = $"{least.Name}: +{Show(least.Over(without))}" };

    /// <summary>A row about the time of a thing by itself.</summary>
    public static BudgetRow Whole(string about, Score score, Score peer, double nanoseconds) => new(
        about,
        $"{Show(score.Best)} (median {Show(score.Median)})",
        $"{peer.Name}: {Show(peer.Best)}",
        $"<= {Show(nanoseconds)}",
        score.Best <= nanoseconds,
        false);

    /// <summary>A row about a ratio.</summary>
    public static BudgetRow Ratio(string about, double ratio, string peer, double bound, bool isLeast) => new(
        about, $"{Number(ratio)}x", peer, $"{(isLeast ? ">=" : "<=")} {Number(bound)}x", isLeast ? ratio >= bound : ratio <= bound, false);

    /// <summary>A row about bytes over another contender's.</summary>
    public static BudgetRow Bytes(string about, Score score, Score peer, double bytes) => new(
        about, $"+{Number(score.Bytes - peer.Bytes)} B", $"{peer.Name}: {Number(peer.Bytes)} B", $"<= {Number(bytes)} B", score.Bytes - peer.Bytes <= bytes, true);

    public static string Show(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => $"{Number(nanoseconds / 1e6)} ms",
        >= 1e4 => $"{Number(nanoseconds / 1e3)} us",
        _ => $"{Number(nanoseconds)} ns",
    };

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}
