namespace FaultKit.Tests;

/// <summary>The values are a promise: a seed noted in a report gives the same faults next year. They were worked out a second time, outside this library.</summary>
public sealed class FaultDiceTests
{
    private const int Draws = 1_000_000;

    [Theory]
    [InlineData("", 0x48218226FF3CD4BF)]
    [InlineData("slow-sync", 0x3760ADD73B5B107A)]
    [InlineData("http:GET https://prices.internal:443", 0x2B4FEA6AC3A026B9)]
    [InlineData("é😀", 0xFBE5D5DA4977BBFF)]
    public void ATextsNumber_NeverChanges(string text, ulong expected)
    {
        var number = FaultDice.OfText(text);

        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData(0, 0xC642BB524E97DCA4)]
    [InlineData(20241204, 0xEC5B813E6578E59A)]
    [InlineData(-1, 0x55A9E795295D318A)]
    public void AScopesNumber_NeverChanges(long seed, ulong expected)
    {
        var number = FaultDice.OfScope(seed, "request-1");

        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData(1, 0x8EAC533903D8D50E)]
    [InlineData(2, 0xB18DB638ACC1AAF9)]
    [InlineData(1000000, 0xF82D76F25EBA5263)]
    public void ARoll_NeverChanges(int occurrence, ulong expected)
    {
        var roll = RollAt(occurrence);

        Assert.Equal(expected, roll);
    }

    [Theory]
    [InlineData(1, 0.29364482373055656)]
    [InlineData(2, 0.9273159160155845)]
    [InlineData(16, 0.8698461799893275)]
    [InlineData(17, 0.999717667861279)]
    public void TheNumbersOfARoll_NeverChange(int lane, double expected)
    {
        var number = new FaultDraw(RollAt(1)).Unit((DrawLane)lane);

        Assert.Equal(expected, number);
    }

    [Fact]
    public void NearTexts_HaveNumbersOfTheirOwn()
    {
        string[] near = ["", "\0", "\0\0", "a", "ab", "ba", "b", "a\0", "aaaa", "aaaaa", "aaaaaaaa", "aaaaaaaaa", "slow-sync", "slow-sync ", "Slow-sync", "slow-sync\0\0\0\0"];

        var numbers = near.Select(text => FaultDice.OfText(text)).Distinct();

        Assert.Equal(near.Length, numbers.Count());
    }

    [Fact]
    public void OneCharactersDifference_MovesAboutHalfTheBits()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(i => FaultDice.OfText($"request-{i:D6}")).ToArray();

        var moved = numbers.Skip(1).Zip(numbers).Average(pair => int.PopCount((int)(pair.First ^ pair.Second)) + int.PopCount((int)((pair.First ^ pair.Second) >> 32)));

        // 64 bits, each turned with chance 1/2: deviation 4 a pair, so 0.04 for the mean of 10,000; four of those are allowed.
        Assert.InRange(moved, 31.84, 32.16);
    }

    [Theory]
    [InlineData("occurrences")]
    [InlineData("scopes")]
    [InlineData("rules")]
    [InlineData("points")]
    [InlineData("lanes")]
    public void Draws_AreUniformWhateverChanges(string changing)
    {
        var buckets = new int[100];

        for (var i = 0; i < Draws; i++)
        {
            buckets[(int)(FaultDice.Unit(Draw(changing, i)) * buckets.Length)]++;
        }

        // Chi-squared with 99 degrees of freedom: mean 99, deviation 14.07; four of those are allowed.
        var expected = (double)Draws / buckets.Length;
        Assert.InRange(buckets.Sum(count => (count - expected) * (count - expected) / expected), 99 - (4 * 14.07), 99 + (4 * 14.07));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 16)]
    [InlineData(16, 17)]
    public void Lanes_AreIndependent(int one, int other)
    {
        double sum = 0;

        for (var i = 0; i < Draws; i++)
        {
            var roll = FaultDice.Roll(99, 7, i);
            sum += (Lane(roll, one) - 0.5) * (Lane(roll, other) - 0.5);
        }

        // The product of two independent uniform numbers around 0 has deviation 1/12; four deviations of the mean are allowed.
        Assert.InRange(sum / Draws, -4 / (12 * Math.Sqrt(Draws)), 4 / (12 * Math.Sqrt(Draws)));
    }

    [Fact]
    public void TheNumbersOfLowRolls_AreUniformToo()
    {
        var rolls = Enumerable.Range(0, 4_000_000).Select(i => FaultDice.Roll(99, 7, i)).Where(roll => FaultDice.Unit(roll) < 0.001).ToArray();

        var mean = rolls.Average(roll => Lane(roll, (int)DrawLane.Delay));

        // The deviation of a mean of n uniform numbers is 1/sqrt(12 n).
        Assert.InRange(mean, 0.5 - (4 / Math.Sqrt(12.0 * rolls.Length)), 0.5 + (4 / Math.Sqrt(12.0 * rolls.Length)));
    }

    [Fact]
    public void AUnit_NeverReachesOne()
    {
        var highest = FaultDice.Unit(ulong.MaxValue);

        Assert.InRange(highest, 0.9999999999999998, 1 - double.Epsilon - 1e-16);
    }

    private static ulong RollAt(int occurrence) =>
        FaultDice.Roll(FaultDice.OfCall(FaultDice.OfScope(20241204, "request-1"), FaultDice.OfText("lambda:trade-sync")), FaultDice.OfText("slow-sync"), occurrence);

    private static double Lane(ulong roll, int lane) => FaultDice.Unit(lane == 0 ? roll : FaultDice.Lane(roll, lane));

    private static ulong Draw(string changing, int i) => changing switch
    {
        "occurrences" => FaultDice.Roll(99, 7, i),
        "scopes" => FaultDice.Roll(FaultDice.OfCall((ulong)i, 3), 7, 1),
        "rules" => FaultDice.Roll(99, (ulong)i, 1),
        "points" => FaultDice.Roll(FaultDice.OfCall(99, (ulong)i), 7, 1),
        _ => FaultDice.Lane(99, i),
    };
}
