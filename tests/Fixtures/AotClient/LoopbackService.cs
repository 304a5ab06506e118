using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AotClient;

/// <summary>A service on loopback that is content with every request.</summary>
internal sealed class LoopbackService : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;

    public LoopbackService(string body)
    {
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nx-amzn-RequestId: 1\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
        _ = AcceptAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            using var connection = await _listener.AcceptAsync();
            var request = new byte[16 * 1024];
            await connection.ReceiveAsync(request);
            await connection.SendAsync(_answer);
            connection.Shutdown(SocketShutdown.Send);
            while (await connection.ReceiveAsync(request) > 0)
            {
                // What is left of the request: a connection that is closed with bytes unread would be reset.
            }
        }
    }
}
