using FaultKit.Testing;

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
            var tables = new List<ColdStartTable>();
            foreach (var (title, budget, contenders, isAwaited) in new[] { ("JIT, published ReadyToRun", 10.0, await publisher.JitAsync(), true), ("Native AOT", 1.0, await publisher.AotAsync(), false) })
            {
                var table = new ColdStartTable(title, TimeSpan.FromMilliseconds(budget), contenders, await MeasureAsync(contenders, plan, runs, isAwaited));
                Console.WriteLine(table.Markdown());
                tables.Add(table);
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

    /// <remarks>
    /// On Lambda an event comes when the function has polled and waits. One that lies ready is with some functions before they ask
    /// whether it is there, and spares them the code for waiting: the function without FaultKit, first of all, some twenty methods to
    /// compile. Ahead of time nothing is compiled, and the tick that watches for the poll would be most of what is measured.
    /// </remarks>
    private static async Task<List<ColdStart>[]> MeasureAsync(IReadOnlyList<ColdFunction> contenders, string plan, int runs, bool isAwaited)
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
                var start = await contenders[turn].StartAsync(lambda, plan, isAwaited);
                if (run >= 0)
                {
                    found[turn].Add(start);
                }
            }
        }

        return found;
    }

    private static void Write(IReadOnlyList<ColdStartTable> tables, int runs) => File.WriteAllText(BudgetReport.PathOf("cold-start.md"), $"""
        # Cold start

        From the start of a function's process to its first answer at the Runtime API, {runs} runs each, all ways in turn. Written by `--cold-start --write`.

        {BudgetReport.Machine()}. The function reads and writes JSON with System.Text.Json; a plan in a file is in force and has a rule for another function. The runtime client is a stand-in for Amazon's. CPU is the process's own, up to the end of its handler; on a shared machine it says more than the wall clock does, and least of all is disturbed in the quickest run. Methods jitted are counted at the first answer. With the JIT the event comes when the function waits for it, looked for each millisecond; ahead of time it lies ready.

        {string.Join("\n\n", tables.Select(table => table.Markdown()))}

        """);
}
