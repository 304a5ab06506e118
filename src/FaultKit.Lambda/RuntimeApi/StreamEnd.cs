namespace FaultKit.Lambda;

/// <summary>A streamed answer ends before its time.</summary>
/// <param name="After">How many bytes of it still arrive; where there are not so many, all of them do.</param>
/// <param name="Error">The error that the end tells; null where there is no end, because the connection breaks off.</param>
/// <param name="Report">Asked when that is so, and told where it never is.</param>
internal sealed record StreamEnd(long After, InvocationAnswer? Error, PayloadReport Report);
