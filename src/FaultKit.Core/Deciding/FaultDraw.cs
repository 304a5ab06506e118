namespace FaultKit;

/// <summary>The numbers that belong to one hit: delays, lengths and offsets, all from the roll that let it through.</summary>
internal readonly struct FaultDraw(ulong roll)
{
    /// <summary>A number from 0 up to, but not reaching, 1.</summary>
    /// <param name="lane">What it is for.</param>
    /// <param name="index">Which of several.</param>
    public double Unit(DrawLane lane, int index = 0) => FaultDice.Unit(FaultDice.Lane(roll, (int)lane + index));

    /// <summary>Records, as many as are asked for and at most all, in the order of the batch.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">How many there are.</param>
    public int[] Pick(int count, int from)
    {
        var picked = Shuffle(from)[..Math.Clamp(count, 0, from)];
        Array.Sort(picked);
        return picked;
    }

    /// <summary>Another order of so many records (Fisher and Yates, each step from a number of its own).</summary>
    /// <param name="count">How many.</param>
    public int[] Shuffle(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        for (var i = 0; i < count - 1; i++)
        {
            var other = i + (int)(Unit(DrawLane.Record, i) * (count - i));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
