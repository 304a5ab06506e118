using System.Globalization;
using System.Runtime.InteropServices;

namespace FaultKit.Benchmarks;

/// <summary>Writes what was found into the repository.</summary>
internal static class BudgetReport
{
    public static void Write(IReadOnlyList<BudgetRow> rows)
    {
        // Ratios first: they are what a reader on another machine can compare.
        var sections = new (string Title, Func<BudgetRow, bool> Takes)[]
        {
            ("Ratios", row => row.Measured.EndsWith('x')),
            ("Bytes", row => row.IsExact),
            ("Times", row => !row.IsExact && !row.Measured.EndsWith('x')),
        };
        var text = string.Join("\n\n", sections.Select(section => $"## {section.Title}\n\n{BudgetTable.Markdown([.. rows.Where(section.Takes)])}"));
        File.WriteAllText(PathOf("budgets.md"), $"""
            # Budgets

            What the hot path costs, held against what it may cost. Written by `--budgets --write`; how to read it: [benchmarks/README.md](../README.md).

            {Machine()}. Rounds of all contenders in turn; a time is the best round's; what begins with + comes on top of doing without.

            What takes processes of its own, or a network, has pages of its own: [cold starts](cold-start.md) and [looks at a remote plan](remote-look.md).

            {text}

            ![Cost of a call without a rule, by size of the plan](growth.svg)

            ![Time to read and compile a plan, by its size](reading.svg)

            """);
    }

    /// <summary>A file beside the other results.</summary>
    public static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FaultKit.sln")))
        {
            folder = folder.Parent;
        }

        var results = Directory.CreateDirectory(Path.Combine(folder?.FullName ?? ".", "benchmarks", "results"));
        return Path.Combine(results.FullName, name);
    }

    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} {RuntimeInformation.ProcessArchitecture} cores, shared; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
}
