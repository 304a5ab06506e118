using System.Globalization;
using FaultKit.Testing;
using Spectre.Console;

namespace FaultKit.Benchmarks;

/// <summary>Measures what a cold start pays for each way in: from the start of a function's process to its first answer.</summary>
/// <remarks>
/// All contenders take turns, so that a busy machine is busy for each of them. The functions are those that tests run; their runtime
/// client is a stand-in for Amazon's, and polls a Runtime API on loopback.
/// </remarks>
internal static class ColdStartRun
{
    /// <summary>A plan in a file, in force, that has nothing to say about this function: what most cold starts meet.</summary>
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "elsewhere", "target": "lambda:another", "fault": { "type": "latency", "delay": "1s" } } ] }
        """;

    public static async Task<int> RunAsync(int runs, bool write)
    {
        var folder = Directory.CreateTempSubdirectory("faultkit-cold-start-").FullName;
        try
        {
            var plan = Path.Combine(folder, "plan.json");
            await File.WriteAllTextAsync(plan, Plan);
            var publisher = new FunctionPublisher(folder);
            var tables = new List<(string Title, string Text)>();
            foreach (var (title, contenders) in new[] { ("JIT, published ReadyToRun", await publisher.JitAsync()), ("Native AOT", await publisher.AotAsync()) })
            {
                var text = Markdown(contenders, await MeasureAsync(contenders, plan, runs));
                Console.WriteLine($"{title}\n\n{text}");
                tables.Add((title, text));
            }

            if (write)
            {
                Write(tables, runs);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<List<ColdStart>[]> MeasureAsync(IReadOnlyList<ColdFunction> contenders, string plan, int runs)
    {
        await using var lambda = new LambdaEmulator(new() { Timeout = TimeSpan.FromMinutes(5) });
        await lambda.StartAsync();
        var found = contenders.Select(_ => new List<ColdStart>()).ToArray();

        // The first round warms the disk and the emulator, and does not count.
        for (var run = -1; run < runs; run++)
        {
            Console.Error.WriteLine($"round {run + 1} of {runs}");
            for (var i = 0; i < contenders.Count; i++)
            {
                // Each starts first in some round.
                var turn = (i + run + 1) % contenders.Count;
                var start = await contenders[turn].StartAsync(lambda, plan);
                if (run >= 0)
                {
                    found[turn].Add(start);
                }
            }
        }

        return found;
    }

    private static string Markdown(IReadOnlyList<ColdFunction> contenders, List<ColdStart>[] found)
    {
        var table = new Table().Border(TableBorder.Markdown)
            .AddColumns("way", "wall, median ms", "over bare", "wall, min ms", "over bare", "CPU, median ms", "over bare", "CPU, min ms", "over bare", "methods jitted");
        for (var i = 0; i < contenders.Count; i++)
        {
            table.AddRow(
            [
                contenders[i].Way,
                .. Cells(found, i, Median, start => start.Wall), .. Cells(found, i, Enumerable.Min, start => start.Wall),
                .. Cells(found, i, Median, start => start.Cpu), .. Cells(found, i, Enumerable.Min, start => start.Cpu),
                Number(Median(found[i].Select(start => (double)start.Jitted)), "0"),
            ]);
        }

        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 400;
        console.Write(table);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private static string[] Cells(List<ColdStart>[] found, int i, Func<IEnumerable<double>, double> of, Func<ColdStart, TimeSpan> part)
    {
        var own = of(found[i].Select(start => part(start).TotalMilliseconds));
        var bare = of(found[0].Select(start => part(start).TotalMilliseconds));
        return [Number(own, "0.0"), i == 0 ? "" : Number(own - bare, "+0.0;-0.0")];
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Write(List<(string Title, string Text)> tables, int runs) => File.WriteAllText(BudgetReport.PathOf("cold-start.md"), $"""
        # Cold start

        From the start of a function's process to its first answer at the Runtime API, {runs} runs each, all ways in turn. Written by `--cold-start --write`.

        {BudgetReport.Machine()}. The function reads and writes JSON with System.Text.Json; a plan in a file is in force and has a rule for another function. The runtime client is a stand-in for Amazon's. CPU is the process's own, up to the end of its handler; on a shared machine it says more than the wall clock does, and least of all is disturbed in the quickest run. Methods jitted are counted at the first answer.

        1 is `Chaos.UseChaos()` as the first line of `Main` (the relay), 2 `LambdaBootstrapBuilder.UseChaos()`, 3 `handler.UseChaos()`, 4 the layer with its wrapper. Startup hooks do not exist under Native AOT; there, `FaultKitStartRelay` starts the relay before `Main`.

        {string.Join("\n\n", tables.Select(table => $"## {table.Title}\n\n{table.Text}"))}

        """);
}
