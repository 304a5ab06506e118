namespace FaultKit.Testing;

/// <summary>What fake services really did, whatever their callers were told about it.</summary>
/// <remarks>
/// Holds effects and nothing else: reads, refused requests and repetitions that a service recognised as such leave no entry. Several
/// fakes may write one ledger; its order is then the order in which the services acted. Expectations name effects as
/// <c>PutItem orders/42</c>, with <c>*</c> within a segment and <c>**</c> across, and a name that ends early covers all that is
/// under it: <c>PutItem orders</c>, <c>POST payments.internal</c>. Those that fail show all entries. Safe for any number of threads.
/// </remarks>
public sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>The effects so far, oldest first: a copy of this moment.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The effects of a name.</summary>
    /// <param name="effect">The name, such as <c>PutItem orders/*</c>.</param>
    public IReadOnlyList<LedgerEntry> For(string effect)
    {
        var name = new EffectName(effect);
        return [.. Entries.Where(entry => name.Covers(entry.Effect))];
    }

    /// <summary>Fails unless something was done exactly once: neither lost nor done again.</summary>
    /// <param name="effect">What, such as <c>PutItem orders/42</c>.</param>
    /// <exception cref="FaultTestException">It was done more or less often.</exception>
    public void ExpectOnce(string effect) => Expect(effect, 1);

    /// <summary>Fails if something was done at all.</summary>
    /// <param name="effect">What, such as <c>POST payments.internal/charges</c>.</param>
    /// <exception cref="FaultTestException">It was done.</exception>
    public void ExpectNone(string effect) => Expect(effect, 0);

    /// <summary>Fails unless something was done so many times.</summary>
    /// <param name="effect">What, such as <c>SendMessage settlements</c>.</param>
    /// <param name="count">How many times.</param>
    /// <exception cref="FaultTestException">It was done more or less often.</exception>
    public void Expect(string effect, int count)
    {
        var entries = Entries;
        var name = new EffectName(effect);
        var done = entries.Where(entry => name.Covers(entry.Effect)).ToArray();
        if (done.Length != count)
        {
            throw Failure($"Expected {effect} {Times(count)}; it was done {Times(done.Length)}:", entries, done);
        }
    }

    /// <summary>Fails unless these effects came in this order and no others did; one that came twice stands twice.</summary>
    /// <param name="effects">Their names.</param>
    /// <exception cref="FaultTestException">There were others, or in another order.</exception>
    public void ExpectOrder(params IEnumerable<string> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        var expected = effects.ToArray();
        var entries = Entries;
        if (expected.Length != entries.Count || !expected.Zip(entries).All(pair => new EffectName(pair.First).Covers(pair.Second.Effect)))
        {
            throw Failure($"Expected these effects and no others, in this order: {string.Join(", ", expected)}. There were:", entries, entries);
        }
    }

    internal void Add(Effect effect, TimeProvider time)
    {
        var clock = time is AmbientTime ? AmbientTime.Current : time;
        lock (_lock)
        {
            _entries.Add(new(_entries.Count + 1, clock, effect));
        }
    }

    private static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        2 => "twice",
        _ => $"{count} times",
    };

    private static FaultTestException Failure(string heading, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerEntry> meant) =>
        new(string.Join(Environment.NewLine, heading, "", LedgerTable.Write(entries, meant)));
}
