using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FaultKit.Benchmarks;

/// <summary>A Runtime API on a real socket that always has an event and takes every answer, as quickly as a thread for each connection can.</summary>
internal sealed class LoopbackRuntimeApi : IDisposable
{
    private static readonly byte[] s_event = [.. ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fc0\r\n"
        + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:order-intake:live\r\n"
        + "Lambda-Runtime-Deadline-Ms: 1764000000000\r\nContent-Length: 2\r\n\r\n{}").Select(letter => (byte)letter)];

    private static readonly byte[] s_taken = [.. "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n"u8];

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public LoopbackRuntimeApi()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>What <c>AWS_LAMBDA_RUNTIME_API</c> would hold.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = _listener.Accept();
                connection.NoDelay = true;
                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed: the run is over.
        }
    }

    /// <summary>Every request of this run arrives in one piece, and its body, if any, ends it.</summary>
    private static void Serve(Socket connection)
    {
        using var owned = connection;
        var buffer = new byte[16 * 1024];
        var filled = 0;
        while (connection.Receive(buffer.AsSpan(filled)) is > 0 and var read)
        {
            filled += read;
            var request = buffer.AsSpan(0, filled);
            if (!request.EndsWith("\r\n\r\n"u8) && !request.EndsWith("{}"u8))
            {
                continue;
            }

            connection.Send(request.StartsWith("GET"u8) ? s_event : s_taken);
            filled = 0;
        }
    }
}
