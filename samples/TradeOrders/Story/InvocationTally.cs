using TradeOrders.Hosting;

namespace TradeOrders.Story;

/// <summary>A function's invocations in one phase.</summary>
/// <param name="Function">The function.</param>
/// <param name="Phase">The phase in which they began.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Failed">How many failed, or were answered with 400 or more.</param>
/// <param name="Faulted">In how many something was injected, at the function or at a call it made.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
internal sealed record InvocationTally(string Function, Phase Phase, int Count, int Failed, int Faulted, TimeSpan? P50, TimeSpan? P99)
{
    public static IEnumerable<InvocationTally> AllOf(RunResult run) =>
        from function in FunctionNames.All
        from phase in Phase.All
        let invocations = run.Invocations.Where(one => one.Function == function && run.PhaseAt(one.Start) == phase).ToList()
        let latencies = Latencies.Of(invocations.Select(one => one.Duration))
        select new InvocationTally(
            function,
            phase,
            invocations.Count,
            invocations.Count(one => one.Seen is not null),
            invocations.Count(one => run.HitsByRequest.Contains(one.RequestId)),
            latencies.Percentile(50),
            latencies.Percentile(99));
}
