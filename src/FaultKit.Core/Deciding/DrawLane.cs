namespace FaultKit;

/// <summary>What a drawn number is for. Each use has its own lane, so that adding a draw never moves another.</summary>
/// <remarks>The numbers are part of the promise that a seed repeats: do not renumber.</remarks>
internal enum DrawLane
{
    Delay = 1,
    Length = 2,
    Angle = 3,
    Choice = 4,
    Offset = 16,
    Id = 1000,
    Record = 65_536,
}
