namespace FaultKit.Layer.Tests;

/// <summary>The table of <c>docs/lambda.md</c>: which fault can be had on which way, for which form of function.</summary>
internal static class LambdaPage
{
    /// <summary>The forms of a function, in the order of the columns.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["typed", "stream", "streamed", "hosting"];

    /// <summary>For each fault, whether it can be had.</summary>
    public static IReadOnlyList<(string Fault, bool IsThere)> Of(string way, string form) =>
    [
        .. File.ReadLines(Path.Combine(Checkout.Root, "docs", "lambda.md")).Select(line => line.Split(" | "))
            .Where(cells => cells.Length == 6 && cells[0].StartsWith("| `", StringComparison.Ordinal) && cells[1].EndsWith(way, StringComparison.Ordinal))
            .Select(cells => (cells[0][2..].Replace("`", "", StringComparison.Ordinal), !cells[2 + Forms.TakeWhile(other => other != form).Count()].StartsWith("no: ", StringComparison.Ordinal))),
    ];
}
