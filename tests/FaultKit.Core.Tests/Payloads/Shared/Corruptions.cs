using CsCheck;

namespace FaultKit.Tests;

/// <summary>Corruptions, and what they do to a payload of a length at a roll of the dice.</summary>
internal static class Corruptions
{
    public static Gen<CorruptFault> Any { get; } = Gen.OneOf(
        Gen.Double[0, 100].Select(keep => new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(keep) }),
        Gen.Const(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Never }),
        Gen.Const(new CorruptFault { Kind = CorruptionKind.Truncate }),
        Gen.Const(new CorruptFault { Kind = CorruptionKind.MalformedJson }),
        Gen.Int[1, 8].Select(flips => new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = flips }));

    public static PayloadEdits Edits(ulong roll, long? length, params CorruptFault[] faults) =>
        PayloadEdits.For(faults.Select((fault, i) => new ChosenFault(Rule(fault), fault, 1, new(FaultDice.Mix(roll + (ulong)i)))), length);

    private static CompiledRule Rule(CorruptFault fault) => new(new(Some.Rule("r", fault, "http:*")));
}
