using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Waits for the two sides of a relayed connection: one call into the kernel, nothing allocated, no timer.</summary>
internal sealed class RelayWait
{
    private readonly List<Socket> _readable = new(2);
    private readonly List<Socket> _writable = new(1);

    /// <summary>Waits until one of the sides has something to read, its end included.</summary>
    public void ToRead(RelaySocket first, RelaySocket? second) => Watch(first, second, write: null);

    /// <summary>Whether the last wait found that a side has something to read.</summary>
    public bool IsReadable(RelaySocket side) => _readable.Contains(side.Socket);

    /// <summary>Waits until bytes can go out.</summary>
    /// <param name="target">The side they go to.</param>
    /// <param name="isHeard">Whether to wake up as well when that side has something to say instead.</param>
    /// <returns>Whether bytes can go out.</returns>
    public bool ToWrite(RelaySocket target, bool isHeard)
    {
        Watch(isHeard ? target : null, null, target);
        return _writable.Count > 0;
    }

    private void Watch(RelaySocket? first, RelaySocket? second, RelaySocket? write)
    {
        _readable.Clear();
        _writable.Clear();
        Add(_readable, first);
        Add(_readable, second);
        Add(_writable, write);
        Socket.Select(_readable, _writable, null, Timeout.InfiniteTimeSpan);
    }

    private static void Add(List<Socket> list, RelaySocket? side)
    {
        if (side is not null)
        {
            list.Add(side.Socket);
        }
    }
}
