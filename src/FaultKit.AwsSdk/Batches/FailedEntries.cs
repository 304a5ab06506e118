namespace FaultKit.AwsSdk.Batches;

/// <summary>How many entries of a batch were made to fail.</summary>
/// <param name="Failed">How many.</param>
/// <param name="Size">Of how many.</param>
internal sealed record FailedEntries(int Failed, int Size);
