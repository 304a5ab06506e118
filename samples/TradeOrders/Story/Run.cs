using FaultKit;
using TradeOrders.Cloud;

namespace TradeOrders.Story;

/// <summary>One performance: sends the orders of each phase, and edits the plan between them.</summary>
internal sealed class Run
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly RunClock _clock = new();
    private readonly OrderBook _book;
    private readonly HitBoard _hits;
    private readonly PlanFile _plan;
    private readonly Action<string> _say;
    private readonly List<PhaseSpan> _spans = [];
    private readonly IReadOnlyList<FaultRule> _rules;
    private volatile Phase _phase = Phase.ColdStart;

    public Run(PlanFile plan, Action<string> say)
    {
        _plan = plan;
        _rules = plan.Read().Rules;
        _say = say;
        _book = new(_clock);
        _hits = new(OnNotice);
        Ledger = new(_book.Written);
        Watch = new(_book.Queued, _book.Returned, _book.DeadLettered, _hits.Take);
    }

    public Ledger Ledger { get; }

    /// <summary>What the cloud has to be told to be followed.</summary>
    public CloudWatch Watch { get; }

    public Snapshot Look() => new()
    {
        Elapsed = _clock.Elapsed,
        Phase = _phase,
        Tallies = _book.Tally(),
        Rate = _book.SettledSince(_clock.Elapsed - TimeSpan.FromSeconds(1)),
        Rules = _rules,
        Hits = _hits.Injected,
    };

    public async Task<RunResult> PlayAsync(TradeCloud cloud, CancellationToken cancellation)
    {
        using var client = new OrderClient(cloud.Api, _book);
        foreach (var phase in Phase.All)
        {
            await PlayAsync(phase, client, cloud, cancellation);
        }

        await DrainAsync(cloud, cancellation);
        _spans[^1] = _spans[^1] with { To = _clock.Elapsed };
        var invocations = Invocation.AllOf(cloud, _clock);
        await cloud.EndAsync();
        return new()
        {
            Started = _clock.Started,
            Duration = _clock.Elapsed,
            Spans = _spans,
            Orders = _book.ToList(),
            Tallies = _book.Tally(),
            Invocations = invocations,
            Hits = _hits.Hits,
            Journals = _hits.Journals,
            Rules = _rules,
            PlanText = _plan.Text,
            LedgerEntries = Ledger.Count,
        };
    }

    private async Task PlayAsync(Phase phase, OrderClient client, TradeCloud cloud, CancellationToken cancellation)
    {
        var from = _clock.Elapsed;
        _phase = phase;
        if (phase.HasFaults != _plan.Read().Enabled)
        {
            _plan.Turn(phase.HasFaults);
            _say($"plan edited: \"enabled\": {(phase.HasFaults ? "true" : "false")}");
        }

        await client.SendAsync(phase, cancellation);
        if (phase == Phase.ColdStart)
        {
            await DrainAsync(cloud, cancellation);
        }

        _spans.Add(new(phase, from, _clock.Elapsed));
    }

    /// <summary>Waits until every order has an end and the queues are empty; not for ever, because an order may be lost for good.</summary>
    private async Task DrainAsync(TradeCloud cloud, CancellationToken cancellation)
    {
        var end = _clock.Elapsed + s_patience;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((cloud.Outstanding > 0 || _book.InFlight > 0) && _clock.Elapsed < end)
        {
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>FaultKit says of every process which rules nothing ever matched. Here each process has rules for the others only, so that is kept back.</summary>
    private void OnNotice(string function, string notice)
    {
        if (!notice.StartsWith("rules that no call ever matched", StringComparison.Ordinal))
        {
            _say($"{function}: {notice}");
        }
    }
}
