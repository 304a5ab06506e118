namespace FaultKit;

/// <summary>A plan in a file. It is looked at whenever work enters: a look at an unchanged file costs about a microsecond.</summary>
internal sealed class FilePlanSource(string path) : PlanSource
{
    /// <summary>Within one tick of a file system's clock, an edit of the same length leaves no trace; the slowest count in whole seconds.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly string _path = Path.GetFullPath(path);
    private (DateTime Written, long Length, bool Exists)? _seen;
    private byte[]? _young;

    public override string Name => path;

    public override TimeSpan Interval => TimeSpan.Zero;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(Look());

    private PlanLook Look()
    {
        var file = new FileInfo(_path);
        var now = file.Exists ? (file.LastWriteTimeUtc, file.Length, true) : (default, 0L, false);
        if (now == _seen && _young is null)
        {
            return PlanLook.Unchanged;
        }

        if (!file.Exists)
        {
            (_seen, _young) = (now, null);
            return PlanLook.Gone(Directory.Exists(_path) ? "it is a directory, not a file" : "the file does not exist");
        }

        var isYoung = (TimeProvider.System.GetUtcNow() - now.Item1).Duration() < s_tick;
        var bytes = Read(now.Item2);
        var isSame = now == _seen && bytes.AsSpan().SequenceEqual(_young);

        // Only now: a file that could not be read is looked at again even if it does not change.
        (_seen, _young) = (now, isYoung ? bytes : null);
        return isSame ? PlanLook.Unchanged : PlanLook.Found(bytes);
    }

    /// <summary>A file that is too large is not read; its first bytes are enough for the reader to say so.</summary>
    private byte[] Read(long length)
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(length, PlanReader.MostBytes + 1L)];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..count];
    }
}
