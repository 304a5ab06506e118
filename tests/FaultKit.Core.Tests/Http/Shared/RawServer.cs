using System.Net;
using System.Net.Sockets;

namespace FaultKit.Tests.Http;

/// <summary>A server on loopback that answers one request with the bytes it is given.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _answer;

    public RawServer(string answer)
    {
        _listener.Start();
        _answer = AnswerAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AnswerAsync(byte[] answer)
    {
        using var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[4096]);
        await socket.SendAsync(answer);
        socket.Shutdown(SocketShutdown.Send);
        await socket.ReceiveAsync(new byte[1]);
    }
}
