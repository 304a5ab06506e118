using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>One end of a connection, which says and hears bytes; text stands for them one to one.</summary>
internal sealed class RawPeer(TcpClient client) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    public Socket Socket => client.Client;

    public static async Task<RawPeer> ConnectAsync(string endpoint)
    {
        var parts = endpoint.Split(':', '/');
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), Patience.Token);
        return new(client);
    }

    public Task SayAsync(string text) => SayAsync(Encoding.Latin1.GetBytes(text));

    public async Task SayAsync(byte[] bytes) => await _stream.WriteAsync(bytes, Patience.Token);

    /// <summary>Hears as many bytes as the text has, and fails where they are others.</summary>
    public async Task HearAsync(string text) => Assert.Equal(text, Encoding.Latin1.GetString(await HearAsync(text.Length)));

    public async Task<byte[]> HearAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, Patience.Token);
        return bytes;
    }

    /// <summary>Hears everything up to some words.</summary>
    public async Task<string> HearUntilAsync(string words)
    {
        var heard = new StringBuilder();
        while (!heard.ToString().EndsWith(words, StringComparison.Ordinal))
        {
            heard.Append((char)(await HearAsync(1))[0]);
        }

        return heard.ToString();
    }

    /// <summary>Hears everything until the other end has said all.</summary>
    public async Task<string> HearAllAsync()
    {
        using var heard = new MemoryStream();
        await _stream.CopyToAsync(heard, Patience.Token);
        return Encoding.Latin1.GetString(heard.ToArray());
    }

    /// <summary>Waits for the other end to hang up, in order or not, and fails where it says something instead.</summary>
    public async Task HearEndAsync()
    {
        try
        {
            Assert.Equal(0, await _stream.ReadAsync(new byte[1], Patience.Token));
        }
        catch (IOException)
        {
            // Not in order, then.
        }
    }

    public void EndSaying() => Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Hangs up as a process does that was killed in the middle of it.</summary>
    public void Reset()
    {
        Socket.LingerState = new(true, 0);
        client.Dispose();
    }

    public void Dispose() => client.Dispose();
}
