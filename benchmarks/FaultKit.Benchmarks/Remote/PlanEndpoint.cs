using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.Benchmarks;

/// <summary>A server on loopback with a plan that never changes: the whole of it to who has none, "not modified" to who asks by its tag.</summary>
internal sealed class PlanEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public PlanEndpoint(string plan)
    {
        var whole = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\nContent-Length: {Encoding.UTF8.GetByteCount(plan)}\r\n\r\n{plan}");
        var same = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        _listener.Start();
        new Thread(() => Serve(whole, same)) { IsBackground = true }.Start();
    }

    public string Address => $"http://{_listener.LocalEndpoint}/applications/orders/environments/test/configurations/chaos";

    public void Dispose() => _listener.Dispose();

    private void Serve(byte[] whole, byte[] same)
    {
        try
        {
            // One after the other: each row of the table has a source of its own, which lets its connection go.
            while (true)
            {
                using var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                Answer(socket, whole, same);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private static void Answer(Socket socket, byte[] whole, byte[] same)
    {
        var head = new byte[4096];
        var length = 0;
        while (socket.Receive(head.AsSpan(length)) is > 0 and var count)
        {
            length += count;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                socket.Send(head.AsSpan(0, length).IndexOf("If-None-Match"u8) >= 0 ? same : whole);
                length = 0;
            }
        }
    }
}
