using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FaultKit;

/// <summary>The other side of a connection that fails: in this process, at the other end of a real socket, on a thread of its own.</summary>
internal static class FailingPeer
{
    private static ReadOnlySpan<byte> PlainAnswer => "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8;

    private static ReadOnlySpan<byte> NoStatusLine => "GARBAGE\r\n\r\n"u8;

    /// <summary>Connects to a peer that will fail.</summary>
    /// <param name="kind">How.</param>
    /// <param name="request">What it will be asked.</param>
    public static NetworkStream Open(ConnectionKind kind, HttpRequestMessage request)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.Connect(listener.LocalEndPoint!);
        var peer = Accept(listener, client);

        // Not of the pool: the code under test may hold all threads of that while it waits for us.
        new Thread(() => Serve(peer, kind, request)) { IsBackground = true, Name = "FaultKit failing peer" }.Start();
        return new(client, ownsSocket: true);
    }

    private static Socket Accept(Socket listener, Socket client)
    {
        while (true)
        {
            var socket = listener.Accept();
            if (Equals(socket.RemoteEndPoint, client.LocalEndPoint))
            {
                return socket;
            }

            // Somebody else on this machine, who tries its ports.
            socket.Dispose();
        }
    }

    private static void Serve(Socket socket, ConnectionKind kind, HttpRequestMessage request)
    {
        using var connection = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (kind is ConnectionKind.TlsHandshake or ConnectionKind.TlsClosed)
            {
                Greet(connection, kind);
            }
            else
            {
                using var stream = request.RequestUri!.Scheme == Uri.UriSchemeHttps ? PeerTls.Accept(connection, request) : connection;
                Answer(stream, socket, kind);
            }

            Close(socket);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // The client has left: it knows by now that this connection is of no use.
        }
    }

    private static void Greet(Stream stream, ConnectionKind kind)
    {
        _ = stream.Read(new byte[4096]);
        if (kind == ConnectionKind.TlsHandshake)
        {
            stream.Write(PlainAnswer);
        }
    }

    private static void Answer(Stream stream, Socket socket, ConnectionKind kind)
    {
        if (kind == ConnectionKind.StreamReset)
        {
            PeerFrames.ResetStream(stream);
            return;
        }

        ReadHead(stream);
        if (kind == ConnectionKind.BadStatusLine)
        {
            stream.Write(NoStatusLine);
        }
        else if (kind == ConnectionKind.Reset)
        {
            // Without a moment to linger, the system says RST and not FIN.
            socket.LingerState = new(true, 0);
            socket.Close();
        }
    }

    /// <summary>Reads to the end of a request's head; the greeting of HTTP/2 ends in the same way.</summary>
    private static void ReadHead(Stream stream)
    {
        for (int last = 0, next; last != 0x0D0A0D0A && (next = stream.ReadByte()) >= 0;)
        {
            last = (last << 8) | next;
        }
    }

    /// <summary>Sends FIN, and waits until the other side has seen it: what is unread when a socket closes makes it a RST.</summary>
    private static void Close(Socket socket)
    {
        socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        while (socket.Receive(rest) > 0)
        {
        }
    }
}
