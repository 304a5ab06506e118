namespace FaultKit;

/// <summary>The numbers that belong to one hit: delays, lengths and offsets, all from the roll that let it through.</summary>
internal readonly struct FaultDraw(ulong roll)
{
    /// <summary>A number from 0 up to, but not reaching, 1.</summary>
    /// <param name="lane">What it is for.</param>
    /// <param name="index">Which of several.</param>
    public double Unit(DrawLane lane, int index = 0) => FaultDice.Unit(FaultDice.Lane(roll, (int)lane + index));
}
