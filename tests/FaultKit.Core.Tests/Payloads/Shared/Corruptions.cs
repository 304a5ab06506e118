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
        Gen.Const(new CorruptFault { Kind = CorruptionKind.Empty }),
        Gen.Const(new CorruptFault { Kind = CorruptionKind.Duplicate }),
        Gen.Long[1, 20_000].Select(bytes => new CorruptFault { Kind = CorruptionKind.Oversize, Bytes = bytes }),
        Gen.Int[1, 8].Select(flips => new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = flips }));

    public static PayloadChange Change(ulong roll, long? length, params CorruptFault[] faults) => Change(roll, length, new Reports(), default, faults);

    public static PayloadChange Change(ulong roll, long? length, Reports reports, PayloadHead head, params CorruptFault[] faults) => PayloadChange.For(
        [.. faults.Select((fault, i) => new ChosenFault(Rule(fault), fault, 1, Draw(roll, i)))],
        length,
        head,
        _ => reports.New());

    /// <summary>Those of the changes that fall on known places.</summary>
    public static PayloadEdits Edits(ulong roll, long? length, params CorruptFault[] faults) =>
        new([.. faults.SelectMany((fault, i) => Corruption.EditsOf(fault, Draw(roll, i), length ?? PayloadEdits.AssumedLength))]);

    private static FaultDraw Draw(ulong roll, int index) => new(FaultDice.Mix(roll + (ulong)index));

    private static CompiledRule Rule(CorruptFault fault) => new(new(Some.Rule("r", fault, "http:*")));
}
