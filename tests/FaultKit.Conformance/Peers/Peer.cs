using System.Globalization;

namespace FaultKit.Conformance;

/// <summary>Who a client talks to: a server on loopback, or an address where there is none.</summary>
/// <param name="address">Where it is.</param>
internal abstract class Peer(Uri address) : IAsyncDisposable
{
    public Uri Address { get; } = address;

    /// <summary>Does to a client what the network on the way to this peer would do.</summary>
    public virtual void Configure(SocketsHttpHandler client)
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>A text without the peer's address, which is another each time.</summary>
    public string Scrub(string text) => text
        .Replace(Address.Port.ToString(CultureInfo.InvariantCulture), "{port}", StringComparison.Ordinal)
        .Replace(Address.Host, "{host}", StringComparison.Ordinal);
}
