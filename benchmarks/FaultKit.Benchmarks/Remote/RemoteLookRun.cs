using System.Diagnostics;
using System.Globalization;
using HdrHistogram;

namespace FaultKit.Benchmarks;

/// <summary>What an idle plan behind a web address costs invocations: those that look at it, and the others.</summary>
internal static class RemoteLookRun
{
    private const int Looks = 5_000;
    private const int Others = 200_000;
    private const int Unmeasured = 500;

    private static readonly Task<string> s_done = Task.FromResult("done");

    public static int Run(bool write)
    {
        using var endpoint = new PlanEndpoint(Plans.LambdaElsewhere(10));
        var rows = new (string Name, LongHistogram Times)[]
        {
            ("an invocation that looks: the answer is \"not modified\"", Measure(endpoint, TimeSpan.FromMilliseconds(1), Looks)),
            ("an invocation between looks", Measure(endpoint, TimeSpan.FromHours(1), Others)),
            ("the same handler, bare", Measure(_ => s_done, Others)),
        };
        var table = string.Join('\n', [
            "| invocation | p50 | p90 | p99 | p99.9 | most |", "|---|---|---|---|---|---|",
            .. rows.Select(row => $"| {row.Name} | {string.Join(" | ", new[] { 50, 90, 99, 99.9, 100 }.Select(p => Show(row.Times.GetValueAtPercentile(p))))} |"),
        ]);
        Console.WriteLine(table);
        if (write)
        {
            File.WriteAllText(BudgetReport.PathOf("remote-look.md"), $"""
                # What a remote plan costs

                The plan lies behind a web address on loopback, as that of the AppConfig agent does, and does not change; no rule speaks to the function.
                At most one invocation in each interval (20 s unless said otherwise) is of the first row, all others are of the second. The network comes on top of the first row,
                and the wait is bounded: 200 ms unless said otherwise. Written by `--remote --write`; what a handler of ours takes is in it, so hold the rows against the last.

                {BudgetReport.Machine()}. Every invocation by itself; {Looks:N0} that look, {Others:N0} of the others.

                {table}

                """);
        }

        return 0;
    }

    private static LongHistogram Measure(PlanEndpoint endpoint, TimeSpan interval, int count)
    {
        using var injector = new FaultInjector(new() { Environment = Plans.Environment });
        injector.Watch = new(injector, PlanSource.Of(endpoint.Address), new() { Interval = interval });
        injector.Refresh();

        // The first look opens a connection and compiles what it needs: it is not what is asked about.
        if (!SpinWait.SpinUntil(() => injector.Plan is not null, PlanWatch.LongestLook))
        {
            throw new InvalidOperationException($"No plan came from {endpoint.Address}.");
        }

        var handler = Handlers.With(injector)[0];
        return Measure(_ => handler("order", Handlers.Context), count, interval > TimeSpan.FromMinutes(1) ? null : injector.Watch);
    }

    /// <param name="invoke">The invocation.</param>
    /// <param name="count">How many.</param>
    /// <param name="watch">Whose look has to be due before each of them; null for none.</param>
    private static LongHistogram Measure(Func<int, Task<string>> invoke, int count, PlanWatch? watch = null)
    {
        // From 1 ns to 10 s, three digits.
        var times = new LongHistogram(10_000_000_000, 3);
        for (var i = -Unmeasured; i < count; i++)
        {
            while (watch is { IsDue: false })
            {
                Thread.Yield();
            }

            var start = Stopwatch.GetTimestamp();
            invoke(i).GetAwaiter().GetResult();
            var took = Stopwatch.GetTimestamp() - start;
            if (i >= 0)
            {
                times.RecordValue(Math.Max(1, took * (1_000_000_000 / Stopwatch.Frequency)));
            }
        }

        return times;
    }

    private static string Show(long nanoseconds) => nanoseconds switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.##} ms"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.#} us"),
        _ => $"{nanoseconds} ns",
    };
}
