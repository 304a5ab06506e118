namespace FaultKit;

/// <summary>Lets the bytes of one payload pass at their pace.</summary>
internal sealed class Pacer(Pace pace)
{
    /// <summary>Bytes at a rate pass this often: often enough to look like a slow line, seldom enough to cost nothing.</summary>
    private const int PiecesPerSecond = 10;

    /// <summary>Shorter waits are saved up: a timer cannot be set to them.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(10);

    private long _since = pace.Clock.GetTimestamp();
    private TimeSpan _due;
    private int _ofPiece;

    /// <summary>How many bytes may pass at once.</summary>
    public int Most =>
        pace.Off.IsCancellationRequested ? int.MaxValue
        : pace.Fault.ChunkBytes is { } chunk ? _ofPiece == chunk ? chunk : chunk - _ofPiece
        : (int)Math.Clamp(pace.Fault.BytesPerSecond!.Value / PiecesPerSecond, 1, int.MaxValue);

    /// <summary>Counts bytes that pass; how long they have to wait, null for not at all.</summary>
    public DelayMove? Owed(int bytes)
    {
        if (pace.Off.IsCancellationRequested)
        {
            return null;
        }

        var wait = pace.Fault.Pause is { } pause ? OfPiece(bytes, pause) : OfRate(bytes);
        var left = pace.End - pace.Clock.GetUtcNow();
        return wait <= TimeSpan.Zero || left <= TimeSpan.Zero ? null : new(left < wait ? left.Value : wait);
    }

    private TimeSpan OfPiece(int bytes, TimeSpan pause)
    {
        var isNext = _ofPiece == pace.Fault.ChunkBytes;
        _ofPiece = isNext ? bytes : _ofPiece + bytes;
        return isNext ? pause : TimeSpan.Zero;
    }

    private TimeSpan OfRate(int bytes)
    {
        var passed = pace.Clock.GetElapsedTime(_since);
        if (passed > _due + s_shortest)
        {
            // A reader that takes its time does not get what it missed in one burst.
            (_since, _due, passed) = (pace.Clock.GetTimestamp(), TimeSpan.Zero, TimeSpan.Zero);
        }

        _due += TimeSpan.FromSeconds((double)bytes / pace.Fault.BytesPerSecond!.Value);
        return _due - passed < s_shortest ? TimeSpan.Zero : _due - passed;
    }
}
