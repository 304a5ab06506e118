using System.Runtime.InteropServices;

namespace FaultKit;

/// <summary>Memory that is held and given back.</summary>
internal sealed class MemoryPressure : IDisposable
{
    private const int Piece = 4 * 1024 * 1024;

    /// <summary>The smallest page there is: a page counts once it was written to.</summary>
    private const int Page = 4096;

    private readonly List<IntPtr> _pieces = [];
    private int _isOver;

    private MemoryPressure()
    {
    }

    /// <summary>Whether it still has what it took.</summary>
    public bool IsHeld => Volatile.Read(ref _isOver) == 0;

    /// <summary>Takes memory, and writes to every page of it.</summary>
    /// <exception cref="OutOfMemoryException">There is not even as much as the machine said.</exception>
    public static MemoryPressure Begin(long bytes, out string detail)
    {
        // What the machine, or the container, has; a tenth of it is left, for whoever has to report that it is short.
        var room = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 0.9) - Environment.WorkingSet;
        var taken = Math.Clamp(bytes, 0, Math.Max(room, 0));
        var pressure = new MemoryPressure();
        try
        {
            for (var left = taken; left > 0; left -= Piece)
            {
                pressure.Take((int)Math.Min(left, Piece));
            }
        }
        catch (OutOfMemoryException)
        {
            pressure.Dispose();
            throw;
        }

        detail = $"{taken >> 20} MiB of memory taken{(taken < bytes ? ", all that leaves a tenth" : "")}";
        return pressure;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _pieces.ForEach(Marshal.FreeHGlobal);
        }
    }

    private void Take(int bytes)
    {
        var piece = Marshal.AllocHGlobal(bytes);
        _pieces.Add(piece);
        for (var at = 0; at < bytes; at += Page)
        {
            Marshal.WriteByte(piece, at, 1);
        }
    }
}
