namespace FaultKit;

/// <summary>Remembers the last hits of an injector.</summary>
/// <remarks>Bounded: when it is full the oldest hit makes room. Safe for any number of threads.</remarks>
public sealed class FaultJournal
{
    /// <summary>How many hits are kept unless said otherwise: some megabytes at worst.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly Lock _writing = new();
    private readonly int _capacity;
    private long _total;

    /// <summary>Made for the first hit: a kind of queue is paid for when a process starts.</summary>
    private Queue<FaultHit>? _hits;

    internal FaultJournal(int capacity) => _capacity = capacity;

    /// <summary>How many hits there have been, those that made room included.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>What is remembered, oldest first.</summary>
    public HitList Hits
    {
        get
        {
            lock (_writing)
            {
                return new(_hits ?? []);
            }
        }
    }

    /// <summary>Turns a switch off: from here on no hit of its plan is added.</summary>
    internal void Seal(PlanSwitch @switch)
    {
        lock (_writing)
        {
            @switch.IsOff = true;
        }
    }

    /// <summary>Adds a hit; false, and nothing added, where it was injected after its plan was turned off.</summary>
    internal bool TryAdd(FaultHit hit, PlanSwitch @switch)
    {
        lock (_writing)
        {
            if (@switch.IsOff && hit.Outcome == HitOutcome.Injected)
            {
                return false;
            }

            _total++;
            var hits = _hits ??= new();
            hits.Enqueue(hit);
            if (hits.Count > _capacity)
            {
                hits.Dequeue();
            }

            return true;
        }
    }
}
