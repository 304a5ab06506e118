namespace FaultKit;

/// <summary>A payload breaks off although more was promised; its surface reports that as its transport would.</summary>
/// <param name="After">How many bytes still arrive; where there are not so many, it breaks off before the last.</param>
/// <param name="Kind">How the connection ends: reset, closed, or its stream reset.</param>
public sealed record PayloadBreak(long After, ConnectionKind Kind);
