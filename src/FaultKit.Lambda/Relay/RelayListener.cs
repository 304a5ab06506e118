using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Takes in the connections of the relay, on a thread of its own.</summary>
internal sealed class RelayListener : IDisposable
{
    /// <summary>Five seconds without a connection that could be taken in: longer than a shortage of file handles lasts that somebody ends.</summary>
    private const int MostFailures = 50;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly ManualResetEventSlim _stopped = new();

    private RelayListener(Socket socket) => _socket = socket;

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Listens on this machine; nobody is taken in yet, but whoever comes can wait.</summary>
    /// <param name="port">The port, as <c>FAULTKIT_RELAY_PORT</c> holds it; null for any that is free.</param>
    /// <exception cref="FormatException">It is no port.</exception>
    /// <exception cref="SocketException">It is in use, or none is free.</exception>
    public static RelayListener Open(string? port = null)
    {
        var number = port is null ? 0 : ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked
            : throw new FormatException($"FAULTKIT_RELAY_PORT is \"{port}\"; expected a port, 1 to 65535.");
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, number));
            socket.Listen();
            return new(socket);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Begins to take in.</summary>
    /// <param name="taken">Gets each connection.</param>
    /// <param name="died">Told when no more can be taken in, though nobody stopped it.</param>
    public void Start(Action<Socket> taken, Action<Exception> died) =>
        new Thread(() => Run(taken, died)) { IsBackground = true, Name = LambdaRelay.ThreadName }.UnsafeStart();

    /// <summary>Frees the port.</summary>
    public void Dispose()
    {
        _stopped.Set();
        _socket.Dispose();
    }

    /// <summary>Breaks it, for a test of what happens then.</summary>
    internal void Break() => _socket.Dispose();

    private void Run(Action<Socket> taken, Action<Exception> died)
    {
#pragma warning disable CA1031 // A function whose runtime client reaches nobody must not linger, whatever the reason.
        try
        {
            Take(taken);
        }
        catch (Exception e)
        {
            if (!_stopped.IsSet)
            {
                died(e);
            }
        }
#pragma warning restore CA1031
    }

    private void Take(Action<Socket> taken)
    {
        for (var failures = 0; !_stopped.IsSet;)
        {
            try
            {
                taken(_socket.Accept());
                failures = 0;
            }
            catch (SocketException e) when (IsPassing(e.SocketErrorCode) && ++failures < MostFailures)
            {
                _stopped.Wait(s_pause);
            }
        }
    }

    /// <summary>Whether the next attempt may go well: the client was gone already, or file handles are short.</summary>
    private static bool IsPassing(SocketError error) => error is SocketError.ConnectionAborted or SocketError.ConnectionReset
        or SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable;
}
