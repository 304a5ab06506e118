using FaultKit;
using FaultKit.Lambda;
using TradeOrders.Hosting;
using TradeOrders.Story;

namespace TradeOrders.Audit;

/// <summary>Holds what FaultKit says it did to invocations against what the platform saw.</summary>
internal static class JournalAudit
{
    public static IEnumerable<string> Check(RunResult run, out int compared)
    {
        var visible = run.Hits.Where(hit => hit.Hit.Visible is not null).ToDictionary(hit => hit.Hit.RequestId);
        compared = visible.Count;
        return [.. CheckCounts(run), .. CheckHits(run, visible), .. CheckOutcomes(run, visible)];
    }

    /// <summary>Every hit was reported.</summary>
    private static IEnumerable<string> CheckCounts(RunResult run) =>
        from function in FunctionNames.All
        let reported = run.Hits.Count(hit => hit.Function == function)
        let counted = run.Journals.TryGetValue(function, out var total) ? total : -1
        where reported != counted
        select counted < 0 ? $"{function} ended without its journal's count" : $"{function} reported {reported} hits, and its journal counted {counted}";

    /// <summary>What was injected, the platform saw: for this invocation, in these words.</summary>
    private static IEnumerable<string> CheckHits(RunResult run, Dictionary<string, FunctionHit> visible)
    {
        var seen = run.Invocations.ToDictionary(invocation => invocation.RequestId);
        return from hit in visible.Values
               let outcome = seen.GetValueOrDefault(hit.Hit.RequestId)
               where outcome is null || outcome.Function != hit.Function || outcome.Seen != hit.Hit.Visible
               select $"{hit.Hit.Rule} injected \"{hit.Hit.Visible}\" into {hit.Hit.RequestId} of {hit.Function}, and the platform saw {Quoted(outcome?.Seen)}";
    }

    /// <summary>What looks injected, was.</summary>
    private static IEnumerable<string> CheckOutcomes(RunResult run, Dictionary<string, FunctionHit> visible)
    {
        HashSet<string> looks =
        [
            .. visible.Values.Select(hit => hit.Hit.Visible!),
            Visible.Error(nameof(InjectedFaultException)),
            Visible.Error(nameof(TooManyRequestsException)),
        ];
        return from invocation in run.Invocations
               where invocation.Seen is not null && looks.Contains(invocation.Seen) && !visible.ContainsKey(invocation.RequestId)
               select $"the platform saw {Quoted(invocation.Seen)} from {invocation.RequestId} of {invocation.Function}, and no journal knows of it";
    }

    private static string Quoted(string? seen) => seen is null ? "nothing" : $"\"{seen}\"";
}
