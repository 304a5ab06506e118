using CsCheck;

namespace FaultKit.Tests;

public sealed class PayloadEditsTests
{
    private static readonly byte[] s_payload = "{\"price\": 17.25, \"currency\": \"EUR\"}"u8.ToArray();

    [Fact]
    public void OneRoll_ChangesAPayloadInOneWay()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 3 };

        var (once, again) = (Corruptions.Change(7, s_payload.Length, fault).Apply(s_payload), Corruptions.Change(7, s_payload.Length, fault).Apply(s_payload));

        Assert.Equal(once, again);
    }

    [Fact]
    public void AnotherRoll_ChangesItInAnother()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 3 };

        var (once, other) = (Corruptions.Change(7, s_payload.Length, fault).Apply(s_payload), Corruptions.Change(8, s_payload.Length, fault).Apply(s_payload));

        Assert.NotEqual(once, other);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 17)]
    [InlineData(100, 35)]
    public void Truncation_KeepsTheShareItIsAskedFor(double percentage, int expected)
    {
        var fault = new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(percentage) };

        var cut = Corruptions.Change(7, s_payload.Length, fault).Apply(s_payload);

        Assert.Equal(s_payload[..expected], cut);
    }

    [Fact]
    public void TruncationWithoutAShare_AlwaysTakesSomething()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.Truncate };

        var lengths = Enumerable.Range(0, 1000).Select(i => Corruptions.Change((ulong)i, s_payload.Length, fault).Apply(s_payload).Length).ToHashSet();

        Assert.Equal(Enumerable.Range(0, s_payload.Length), lengths.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void Flips_TurnOverNoMoreBitsThanTheyAreAskedFor(int flips)
    {
        var fault = new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = flips };
        var long_ = new byte[100_000];

        var changed = Corruptions.Change(7, long_.Length, fault).Apply(long_).Sum(b => int.PopCount(b));

        Assert.Equal(flips, changed);
    }

    [Fact]
    public void OneMoreFlip_LeavesTheOthersWhereTheyWere()
    {
        var (three, four) = (new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 3 }, new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 4 });
        var zeros = new byte[1000];

        var (fewer, more) = (Corruptions.Change(7, 1000, three).Apply(zeros), Corruptions.Change(7, 1000, four).Apply(zeros));

        Assert.All(fewer.Zip(more), pair => Assert.Equal(pair.First, pair.First & pair.Second));
    }

    [Fact]
    public void FlipsOfOneByte_AllCount()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 4 };
        var expected = Corruptions.Edits(7, 1, fault).Items.Aggregate(0, (value, edit) => value ^ edit.Value);

        var changed = Corruptions.Change(7, 1, fault).Apply([0]);

        Assert.Equal([(byte)expected], changed);
    }

    [Fact]
    public void TheLengthAfterwards_IsThatOfTheChangedPayload() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 60], Corruptions.Any.Array[1, 4]).Sample(
            (roll, length, faults) =>
            {
                var edits = Corruptions.Change(roll, length, faults);
                return edits.LengthAfter(length) == edits.Apply(new byte[length]).Length;
            },
            iter: 5_000);

    [Fact]
    public void TheLengthAfterwards_HoldsForAPayloadOfAnotherLengthThanAssumed() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 600], Corruptions.Any.Array[1, 4]).Sample(
            (roll, length, faults) =>
            {
                var edits = Corruptions.Change(roll, null, faults);
                return edits.LengthAfter(length) == edits.Apply(new byte[length]).Length;
            },
            iter: 5_000);
}
