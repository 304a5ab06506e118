using System.Globalization;
using System.Linq;

namespace FaultKit;

/// <summary>How many of the functions that a target finds take part: <c>ALL</c>, <c>COUNT(n)</c> or <c>PERCENT(n)</c>.</summary>
/// <remarks>FIS draws anew for every experiment. Here a seed decides, so that a plan that is made again of the same template is the same. A percentage is rounded down, as FIS does.</remarks>
internal static class FisSelection
{
    public static IReadOnlyList<FisSelected> Draw(PlanNode target, string path, string name, IReadOnlyList<FisSelected> found, long seed, PlanErrors errors, List<string> notes)
    {
        var mode = target.Member("selectionMode");
        if (HowMany(mode?.Text ?? "", found.Count) is not { } count)
        {
            errors.Add((mode ?? target).Offset, path + ".selectionMode", $"expected \"ALL\", \"COUNT(n)\" with n from 1, or \"PERCENT(n)\" with n from 1 to 100; {(mode is null ? "it is missing" : $"here stands {mode.Shown}")}");
            return [];
        }

        if (count == found.Count)
        {
            return found;
        }

        var scope = FaultDice.OfScope(seed, name);
        var drawn = found.OrderBy(function => FaultDice.Mix(scope ^ FaultDice.OfText(function.ToString()))).Take(count).ToHashSet();
        notes.Add($"{path}.selectionMode: of {found.Count} functions {(count == 0 ? "none was" : $"{string.Join(", ", found.Where(drawn.Contains))} {(count == 1 ? "was" : "were")}")} drawn, by the seed {seed.ToString(CultureInfo.InvariantCulture)}; FIS draws anew for every experiment");
        return [.. found.Where(drawn.Contains)];
    }

    private static int? HowMany(string mode, int found) =>
        mode == "ALL" ? found
        : NumberIn(mode, "COUNT(") is { } count and >= 1 ? Math.Min(count, found)
        : NumberIn(mode, "PERCENT(") is { } percent and >= 1 and <= 100 ? found * percent / 100
        : null;

    private static int? NumberIn(string mode, string word) =>
        mode.StartsWith(word, StringComparison.Ordinal) && mode.EndsWith(')') && int.TryParse(mode.AsSpan(word.Length, mode.Length - word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
