using System.Globalization;
using Spectre.Console;

namespace FaultKit.Benchmarks;

/// <summary>What cold starts of one kind took, held against what they may take.</summary>
/// <param name="title">What kind.</param>
/// <param name="budget">How much more than bare each way may take: wall, median.</param>
/// <param name="contenders">The functions; the first is bare.</param>
/// <param name="found">The starts of each.</param>
internal sealed class ColdStartTable(string title, TimeSpan budget, IReadOnlyList<ColdFunction> contenders, IReadOnlyList<ColdStart>[] found)
{
    public string Markdown() => $"## {title}\n\n{Verdict()}\n\n{Rows()}\n\n{Legend()}";

    /// <summary>Says of every way whether it keeps the budget.</summary>
    private string Verdict()
    {
        var ways = contenders.Select((function, i) => (function.Way, Over: Over(i, Median, start => start.Wall))).Skip(1).ToArray();
        var kept = ways.Where(way => way.Over <= budget.TotalMilliseconds).ToArray();
        var over = ways.Except(kept).ToArray();
        return $"Budget: at most {Number(budget.TotalMilliseconds, "0.#")} ms over bare (wall, median). {Told("Kept by", kept)} {Told("Not kept by", over)}";
    }

    private static string Told(string what, (string Way, double Over)[] ways) =>
        $"{what}: {(ways.Length == 0 ? "none" : string.Join("; ", ways.Select(way => $"{way.Way} ({Signed(way.Over)})")))}.";

    private string Legend() => string.Join('\n', contenders.Where(function => function.Means.Length > 0).Select(function => $"- {function.Way}: {function.Means}."));

    private string Rows()
    {
        var table = new Table().Border(TableBorder.Markdown)
            .AddColumns("way", "wall, median ms", "over bare", "budget", "wall, min ms", "over bare", "CPU, median ms", "over bare", "CPU, min ms", "over bare", "methods jitted");
        for (var i = 0; i < contenders.Count; i++)
        {
            table.AddRow(
            [
                contenders[i].Way,
                .. Cells(i, Median, start => start.Wall), i == 0 ? "" : Over(i, Median, start => start.Wall) <= budget.TotalMilliseconds ? "ok" : "over",
                .. Cells(i, Enumerable.Min, start => start.Wall), .. Cells(i, Median, start => start.Cpu), .. Cells(i, Enumerable.Min, start => start.Cpu),
                Number(Median(found[i].Select(start => (double)start.Jitted)), "0"),
            ]);
        }

        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 400;
        console.Write(table);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private string[] Cells(int i, Func<IEnumerable<double>, double> of, Func<ColdStart, TimeSpan> part) =>
        [Number(Of(i, of, part), "0.0"), i == 0 ? "" : Signed(Over(i, of, part))];

    private double Over(int i, Func<IEnumerable<double>, double> of, Func<ColdStart, TimeSpan> part) => Of(i, of, part) - Of(0, of, part);

    private double Of(int i, Func<IEnumerable<double>, double> of, Func<ColdStart, TimeSpan> part) => of(found[i].Select(start => part(start).TotalMilliseconds));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Signed(double milliseconds) => Number(milliseconds, "+0.0;-0.0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
