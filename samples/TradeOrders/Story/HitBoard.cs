using TradeOrders.Hosting;

namespace TradeOrders.Story;

/// <summary>Collects what the functions' processes report about FaultKit. For any number of threads.</summary>
internal sealed class HitBoard(Action<string, string> onNotice)
{
    private readonly Lock _writing = new();
    private readonly List<FunctionHit> _hits = [];
    private readonly Dictionary<string, long> _journals = new(StringComparer.Ordinal);

    /// <summary>How many hits each function's journal counted; known once it has ended.</summary>
    public IReadOnlyDictionary<string, long> Journals => _journals;

    public IReadOnlyList<FunctionHit> Hits
    {
        get
        {
            lock (_writing)
            {
                return [.. _hits];
            }
        }
    }

    /// <summary>How many faults each rule has injected so far.</summary>
    public IReadOnlyDictionary<string, int> Injected
    {
        get
        {
            lock (_writing)
            {
                return _hits.Where(hit => hit.IsInjected).CountBy(hit => hit.Hit.Rule).ToDictionary();
            }
        }
    }

    public void Take(string function, ReportLine line)
    {
        lock (_writing)
        {
            if (line.Hit is { } hit)
            {
                _hits.Add(new(function, hit));
            }

            if (line.JournalTotal is { } total)
            {
                _journals[function] = total;
            }
        }

        if (line.Notice is { } notice)
        {
            onNotice(function, notice);
        }
    }
}

/// <summary>A hit, and the function that reported it.</summary>
internal sealed record FunctionHit(string Function, ReportedHit Hit)
{
    public bool IsInjected => Hit.Outcome == "Injected";
}
