using System.Net;
using System.Net.Sockets;

namespace FaultKit.Tests.Http;

/// <summary>A server on loopback that answers each request with the bytes it is given, and then closes the connection or resets it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _isRead = new();
    private readonly bool _resets;
    private readonly Task _answer;

    public RawServer(string answer, bool resets = false)
    {
        _resets = resets;
        _listener.Start();
        _answer = AnswerAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Resets the connection, where that is what it does: what it sent has arrived.</summary>
    public void Reset() => _isRead.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Reset();
        _listener.Dispose();
        await _answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One after the other: on a connection that was closed without a byte, the client tries again.</summary>
    private async Task AnswerAsync(byte[] answer)
    {
        while (true)
        {
            using var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
            await socket.ReceiveAsync(new byte[4096]);
            await socket.SendAsync(answer);
            if (_resets)
            {
                // Bytes that are under way when the reset comes may be lost with it.
                await (answer.Length > 0 ? _isRead.Task : Task.CompletedTask);
                socket.LingerState = new(true, 0);
                continue;
            }

            socket.Shutdown(SocketShutdown.Send);
            await socket.ReceiveAsync(new byte[1]);
        }
    }
}
