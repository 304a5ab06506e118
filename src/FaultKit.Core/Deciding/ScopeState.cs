using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaultKit;

/// <summary>What a scope remembers under one plan: its share of the dice, and how many calls each rule has seen.</summary>
internal sealed class ScopeState
{
    private readonly Lock _growing = new();
    private Dictionary<RuleState, CallCounter>? _calls;
    private PointCounts?[] _points = new PointCounts?[4];
    private int _count;

    public ScopeState(CompiledPlan plan, string scopeId, ScopeState? before, ulong? nonce = null)
    {
        Plan = plan;
        ScopeId = scopeId;
        if (plan.Plan.Seed is { } seed)
        {
            Key = FaultDice.OfScope(seed, scopeId);
        }
        else
        {
            // Drawn at the scope's first decision, so after a SnapStart restore: clones of one snapshot must not share their chance.
            Nonce = nonce ?? before?.Nonce ?? DrawNonce();
            Key = FaultDice.Mix(Nonce.Value);
        }

        before?.CarryTo(this);
    }

    public CompiledPlan Plan { get; }

    public string ScopeId { get; }

    public ulong Key { get; }

    public ulong? Nonce { get; }

    /// <summary>How many calls the rules of a point have seen. A reader does not lock.</summary>
    public PointCounts CountsAt(PointRules rules) => Find(Volatile.Read(ref _points), rules) ?? Meet(rules);

    private static ulong DrawNonce()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private static PointCounts? Find(PointCounts?[] points, PointRules rules)
    {
        var node = Volatile.Read(ref points[SlotOf(points, rules)]);
        while (node is not null && !node.Rules.CountsWith(rules))
        {
            node = node.Next;
        }

        return node;
    }

    private static int SlotOf(PointCounts?[] points, PointRules rules) => rules.Point.Id & (points.Length - 1);

    /// <summary>The first call of the scope at a point.</summary>
    private PointCounts Meet(PointRules rules)
    {
        lock (_growing)
        {
            return Find(_points, rules) ?? Add(rules, PointCounts.None(rules));
        }
    }

    private PointCounts Add(PointRules rules, int[] occurrences)
    {
        // Most scopes meet a few points; the one for calls that belong to nothing meets all of the process.
        if (++_count > 2 * _points.Length)
        {
            Grow();
        }

        var calls = Array.Exists(rules.Items, rule => rule.Calls is not null) ? Array.ConvertAll(rules.Items, CounterOf) : null;
        ref var slot = ref _points[SlotOf(_points, rules)];
        Volatile.Write(ref slot, new(rules, occurrences, calls, slot));
        return slot!;
    }

    private void Grow()
    {
        var larger = new PointCounts?[_points.Length * 4];
        foreach (var first in _points)
        {
            for (var node = first; node is not null; node = node.Next)
            {
                ref var slot = ref larger[SlotOf(larger, node.Rules)];
                slot = node.Before(slot);
            }
        }

        Volatile.Write(ref _points, larger);
    }

    private CallCounter? CounterOf(CompiledRule rule)
    {
        if (rule.Calls is null)
        {
            return null;
        }

        _calls ??= [];
        if (!_calls.TryGetValue(rule.State, out var counter))
        {
            _calls.Add(rule.State, counter = new());
        }

        return counter;
    }

    /// <summary>A reload in mid-scope: rules that did not change go on counting where they were.</summary>
    private void CarryTo(ScopeState next)
    {
        lock (_growing)
        {
            foreach (var (state, counter) in _calls ?? [])
            {
                if (next.Plan.Has(state))
                {
                    (next._calls ??= []).Add(state, counter);
                }
            }

            foreach (var first in _points)
            {
                for (var node = first; node is not null; node = node.Next)
                {
                    if (next.Plan.At(node.Rules.Point) is { } rules && Find(next._points, rules) is null)
                    {
                        next.Add(rules, node.Carry(rules));
                    }
                }
            }
        }
    }
}
