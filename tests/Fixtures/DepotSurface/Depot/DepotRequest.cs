namespace Depot;

/// <summary>What goes to the store.</summary>
public sealed record DepotRequest(string Verb, string Path, byte[] Content);

/// <summary>Sends a request, and gives back what the store answers.</summary>
public delegate Task<byte[]> DepotSend(DepotRequest request, CancellationToken cancellation);
