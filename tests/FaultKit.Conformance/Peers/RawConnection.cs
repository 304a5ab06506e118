using System.Net.Sockets;
using System.Text;

namespace FaultKit.Conformance;

/// <summary>A connection that was accepted, and everything that may go wrong with it.</summary>
/// <param name="socket">Its socket.</param>
/// <param name="end">Ends with the server.</param>
internal sealed class RawConnection(Socket socket, Task end) : IDisposable
{
    private readonly byte[] _byte = new byte[1];

    public Stream Stream { get; set; } = new NetworkStream(socket);

    public void Dispose() => socket.Dispose();

    /// <summary>Reads a request to the end of its headers; false where none comes.</summary>
    public async Task<bool> ReadRequestAsync()
    {
        var head = new StringBuilder();
        while (await Stream.ReadAsync(_byte) > 0)
        {
            head.Append((char)_byte[0]);
            if (head.Length > 3 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads whatever comes first.</summary>
    public async Task ReadSomeAsync() => _ = await Stream.ReadAsync(new byte[4096]);

    /// <summary>Reads for as long as the other side stays.</summary>
    public async Task StaySilentAsync()
    {
        while (await Stream.ReadAsync(new byte[4096]) > 0)
        {
        }
    }

    /// <summary>Takes nothing in, for as long as the server lives: whoever sends much to it comes to wait.</summary>
    public Task StayDeafAsync() => end;

    public ValueTask SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => Stream.WriteAsync(bytes);

    /// <summary>Ends in the middle of things: the other side gets a RST.</summary>
    public void Reset()
    {
        socket.LingerState = new(true, 0);
        socket.Dispose();
    }

    /// <summary>Ends in good order: the other side gets a FIN, and is waited for, so that nothing of ours is lost.</summary>
    public async Task FinishAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[1024];
        while (await socket.ReceiveAsync(rest) > 0)
        {
        }
    }
}
