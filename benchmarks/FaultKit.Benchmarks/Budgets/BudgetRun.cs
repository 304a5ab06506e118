using System.Diagnostics;
using Spectre.Console;

namespace FaultKit.Benchmarks;

/// <summary>Holds the hot path against its budgets, and says what it found.</summary>
/// <remarks>Bytes are the same everywhere and can fail the run; times are only told, because machines are shared.</remarks>
internal static class BudgetRun
{
    public static int Run(bool write)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = Ask();
        BudgetTable.Print(rows);
        if (write)
        {
            BudgetReport.Write(rows);
            GrowthPlot.Write();
            GrowthPlot.WriteReading();
        }

        var over = rows.Count(row => row is { IsOk: false, IsExact: true });
        AnsiConsole.WriteLine($"{rows.Count(row => row.IsOk)} of {rows.Count} rows within budget, {over} exact ones over; {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        return over == 0 ? 0 : 1;
    }

    private static List<BudgetRow> Ask()
    {
        var rows = new List<BudgetRow>();
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            AskAll(rows, name => Console.Error.WriteLine($"measuring {name} ..."));
            return rows;
        }

        AnsiConsole.Status().Start("measuring", status => AskAll(rows, name => status.Status($"measuring {name}")));
        return rows;
    }

    private static void AskAll(List<BudgetRow> rows, Action<string> tell)
    {
        for (var i = 0; i < Questions.All.Length; i++)
        {
            var (name, ask) = Questions.All[i];
            tell($"{name} ({i + 1} of {Questions.All.Length})");
            rows.AddRange(ask());
        }
    }
}
