using System.Net;
using System.Net.Sockets;

namespace FaultKit.Conformance;

/// <summary>A server that does to each connection what a script says.</summary>
internal sealed class RawServer : Peer
{
    private readonly TcpListener _listener;
    private readonly Func<RawConnection, Task> _script;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _end = new();

    private RawServer(TcpListener listener, string scheme, Func<RawConnection, Task> script)
        : base(new($"{scheme}://{listener.LocalEndpoint}/quotes/1"))
    {
        _listener = listener;
        _script = script;
        _accepting = AcceptAsync();
    }

    public static RawServer Start(Func<RawConnection, Task> script, string scheme = "http")
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new(listener, scheme, script);
    }

    /// <summary>A server that reads a request, sends something, and ends the connection in good order.</summary>
    public static RawServer Answering(string answer) => Start(Answer(answer));

    /// <summary>Reads a request, sends something, and ends the connection in good order.</summary>
    public static Func<RawConnection, Task> Answer(string answer) => async connection =>
    {
        if (await connection.ReadRequestAsync())
        {
            await connection.SendAsync(answer);
            await connection.FinishAsync();
        }
    };

    public override async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _end.TrySetResult();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new RawConnection(socket, _end.Task);
        try
        {
            await _script(connection);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client has left, as it may.
        }
    }
}
