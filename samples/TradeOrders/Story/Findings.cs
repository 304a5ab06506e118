using TradeOrders.Screen;

namespace TradeOrders.Story;

/// <summary>Says in sentences what the numbers show.</summary>
internal static class Findings
{
    public static IEnumerable<string> All(RunResult run) => [Accounts(run), Idempotency(run), $"Learned: {Lesson(run)}"];

    /// <summary>Every order, by where it ended.</summary>
    public static string Accounts(RunResult run)
    {
        var (sent, settled, lost) = (run.Orders.Count, run.Tallies.Sum(t => t.Settled), run.Tallies.Sum(t => t.Lost));
        var refused = run.Orders.Count(order => order.IsRefused && order.Settled is null && !order.IsLost);
        var surprised = run.Orders.Count(order => order.IsRefused && order.Settled is not null);
        return $"{Words.Of(sent)} orders sent = {Words.Of(settled)} settled + {Words.Of(refused)} refused{Statuses(run)} + {Words.Of(lost)} dead-lettered{Symbols(run)}."
            + (surprised > 0 ? $" {Words.Of(surprised)} of the settled were refused to the client's face: it will send them again." : "");
    }

    public static string Idempotency(RunResult run)
    {
        var (saves, settled) = (run.Tallies.Sum(t => t.Saves), run.Tallies.Sum(t => t.Settled));
        if (run.LedgerEntries > settled)
        {
            return $"The ledger has {Words.Of(run.LedgerEntries)} entries for {Words.Of(settled)} settled orders: {Words.Of(run.LedgerEntries - settled)} trades were booked again.";
        }

        return $"The ledger has {Words.Of(run.LedgerEntries)} entries, one for each settled order"
            + (saves == 0 ? "." : $"; {Words.Of(saves)} second writes were turned away by its condition: as many trades would have been booked twice.");
    }

    public static string Lesson(RunResult run) => run.Hits.Any(hit => hit.IsInjected)
        ? $"{Calls(run)} {Recovery(run)}"
        : "Nothing was injected, so this run shows nothing about faults.";

    /// <summary>What stood between a price that failed and an order that was lost.</summary>
    private static string Calls(RunResult run)
    {
        var failing = run.Hits.Count(hit => hit.IsInjected && hit.Hit.Point.StartsWith("http:", StringComparison.Ordinal) && hit.Hit.Fault != "latency");
        var returned = run.Orders.Count(order => order.Returns > 0);
        var lost = run.Orders.Count(order => order.IsLost);
        return $"{Words.Of(failing)} price calls were made to fail: retries hid that from all but {Words.Of(returned)} orders, "
            + $"redelivery saved {Words.Of(returned - lost)} of those, and {Words.Of(lost)} were lost to the dead-letter queue.";
    }

    private static string Recovery(RunResult run)
    {
        var (calm, chaos, again) = (run.TallyOf(Phase.Calm), run.TallyOf(Phase.Chaos), run.TallyOf(Phase.CalmAgain));
        var off = run.SpanOf(Phase.CalmAgain).From;
        var last = run.Orders.Where(order => order.Phase == Phase.Chaos).Max(order => order.Settled) ?? off;
        return $"p99 went from {Words.Of(calm.P99)} to {Words.Of(chaos.P99)}; {Words.Of(last - off)} after the faults were turned off "
            + $"the last late order was through, and p99 was back at {Words.Of(again.P99)}.";
    }

    private static string Statuses(RunResult run) =>
        Listed(run.Orders.Where(order => order.IsRefused && order.Settled is null).CountBy(order => $"with {order.Status}"));

    private static string Symbols(RunResult run) =>
        Listed(run.Orders.Where(order => order.IsLost).CountBy(order => order.Symbol));

    private static string Listed(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var parts = counts.OrderByDescending(count => count.Value).Select(count => $"{Words.Of(count.Value)} {count.Key}").ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
