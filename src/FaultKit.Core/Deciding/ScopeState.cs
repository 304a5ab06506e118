using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaultKit;

/// <summary>What a scope remembers under one plan: its share of the dice, and how many calls each rule has seen.</summary>
internal sealed class ScopeState
{
    private readonly ScopeState? _before;
    private readonly int[]? _calls;
    private PointCounts? _points;

    public ScopeState(CompiledPlan plan, string scopeId, ScopeState? before, ulong? nonce = null)
    {
        Plan = plan;
        _before = before;
        if (plan.Plan.Seed is { } seed)
        {
            Key = FaultDice.OfScope(seed, scopeId);
        }
        else
        {
            // Drawn at the scope's first decision, so after a SnapStart restore: clones of one snapshot must not share their chance.
            Nonce = nonce ?? before?.Nonce ?? BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
            Key = FaultDice.Mix(Nonce.Value);
        }

        if (plan.CallSlots > 0)
        {
            _calls = new int[plan.CallSlots];
            plan.CarryCalls(before, _calls);
        }
    }

    public CompiledPlan Plan { get; }

    public ulong Key { get; }

    public ulong? Nonce { get; }

    /// <summary>How many calls the rules of a point have seen, one number each.</summary>
    public int[] CountsAt(PointRules rules)
    {
        for (var node = Volatile.Read(ref _points); node is not null; node = node.Next)
        {
            if (node.Rules == rules)
            {
                return node.Counts;
            }
        }

        return Add(rules);
    }

    /// <summary>Counts a call for a rule with <c>calls</c>, over all points of the scope.</summary>
    public int NextCall(int slot) => Interlocked.Increment(ref _calls![slot]);

    public int CallsSeen(int slot) => Volatile.Read(ref _calls![slot]);

    /// <summary>A list instead of a dictionary: a scope meets few points, and a reader must not lock.</summary>
    private int[] Add(PointRules rules)
    {
        var counts = new int[rules.Items.Length];
        for (var node = _before?._points; node is not null; node = node.Next)
        {
            if (node.Rules.Point == rules.Point)
            {
                node.Rules.Carry(node.Counts, rules, counts);
            }
        }

        while (true)
        {
            var head = Volatile.Read(ref _points);
            for (var node = head; node is not null; node = node.Next)
            {
                if (node.Rules == rules)
                {
                    return node.Counts;
                }
            }

            if (Interlocked.CompareExchange(ref _points, new(rules, counts, head), head) == head)
            {
                return counts;
            }
        }
    }

    private sealed record PointCounts(PointRules Rules, int[] Counts, PointCounts? Next);
}
