namespace FaultKit.Lambda;

/// <summary>Where a record lies in its event, in bytes.</summary>
/// <param name="Place">All of it.</param>
/// <param name="Payload">What it carries; empty where it carries nothing.</param>
/// <param name="Id">What it is known by; null where it does not say.</param>
internal sealed record EventRecord(Range Place, Range Payload, string? Id);
