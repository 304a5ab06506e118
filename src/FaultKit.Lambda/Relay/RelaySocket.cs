using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>One side of a relayed connection: a socket that never holds the thread, and what it read ahead.</summary>
/// <remarks>For one thread; another may only <see cref="Stop"/> it.</remarks>
internal sealed class RelaySocket : IDisposable
{
    /// <summary>Heads and most events fit; an idle connection keeps no more than this.</summary>
    private const int SmallBuffer = 8 * 1024;

    /// <summary>Larger pieces do not pass faster over loopback, and this one stays out of the large object heap.</summary>
    private const int LargeBuffer = 64 * 1024;

    private byte[] _buffer = new byte[SmallBuffer];
    private int _start;
    private int _end;

    // The last read took all there was: asking again before having waited would be a call into the kernel for nothing.
    private bool _isDrained = true;

    public RelaySocket(Socket socket)
    {
        Socket = socket;
        socket.Blocking = false;
    }

    public Socket Socket { get; }

    /// <summary>What has arrived and was not consumed yet; good until the next <see cref="Fill"/>.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether the other side has said that it will send no more.</summary>
    public bool IsEnded { get; private set; }

    public void Consume(int count)
    {
        _start += count;
        if (_start < _end)
        {
            return;
        }

        _start = _end = 0;
        if (_buffer.Length > LargeBuffer)
        {
            _buffer = new byte[SmallBuffer];
        }
    }

    /// <summary>Takes what has arrived behind <see cref="Ahead"/>.</summary>
    /// <returns>False where nothing has.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public bool Fill()
    {
        MakeRoom();
        var count = Socket.Receive(_buffer.AsSpan(_end), SocketFlags.None, out var error);
        _isDrained = count < _buffer.Length - _end;
        if (error == SocketError.WouldBlock)
        {
            return false;
        }

        Check(error);
        _end += count;
        IsEnded = count == 0;
        return true;
    }

    /// <summary>Takes what has arrived, where the last read left something behind.</summary>
    /// <returns>False where there was nothing, or is to be waited for.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public bool FillOn() => !_isDrained && Fill();

    /// <summary>Whether the other side has left, as far as one can tell without consuming what it sent before.</summary>
    public bool IsGone()
    {
        try
        {
            return IsEnded || (Ahead.IsEmpty && Fill() && IsEnded);
        }
        catch (SocketException)
        {
            return IsEnded = true;
        }
    }

    /// <summary>The same asked from another thread, which must not touch what arrives.</summary>
    public bool HasLeft()
    {
        try
        {
            return Socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) && Socket.Available == 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Sends as much as goes without waiting.</summary>
    /// <returns>How many bytes went.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public int Send(ReadOnlySpan<byte> bytes)
    {
        var count = Socket.Send(bytes, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return 0;
        }

        Check(error);
        return count;
    }

    /// <summary>Says that nothing more will be sent; what comes back is still read.</summary>
    public void EndSending()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Gone already: the next read says so.
        }
    }

    /// <summary>Ends it from another thread: who waits for it wakes up and reads its end.</summary>
    public void Stop()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    /// <summary>Ends it the way the other side of the relay ended: with a reset, where that was no orderly end.</summary>
    public void Close(bool isReset)
    {
        try
        {
            Socket.LingerState = new(enable: isReset, seconds: 0);
        }
        catch (SocketException)
        {
            // Gone already.
        }

        Socket.Dispose();
    }

    public void Dispose() => Socket.Dispose();

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var ahead = Ahead;
        var target = _start > 0 && ahead.Length <= _buffer.Length / 2 ? _buffer : new byte[Math.Max(_buffer.Length * 2, LargeBuffer)];
        ahead.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, ahead.Length);
    }

    private static void Check(SocketError error)
    {
        if (error != SocketError.Success)
        {
            throw new SocketException((int)error);
        }
    }
}
