namespace FaultKit;

/// <summary>A plan in a file. It is looked at whenever work enters: a look at an unchanged file costs about a microsecond.</summary>
internal sealed class FilePlanSource(string path) : PlanSource
{
    /// <summary>Kept, because a new one would cost an allocation for every invocation.</summary>
    private readonly FileInfo _file = new(path);
    private (DateTime Written, long Length, bool Exists)? _seen;

    public override string Name => path;

    public override TimeSpan Interval => TimeSpan.Zero;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(Look());

    private PlanLook Look()
    {
        _file.Refresh();
        var now = _file.Exists ? (_file.LastWriteTimeUtc, _file.Length, true) : (default, 0L, false);
        if (now == _seen)
        {
            return PlanLook.Unchanged;
        }

        var look = now.Item3 ? Read(now.Item2) : PlanLook.Gone("the file does not exist");

        // Only now: a file that could not be read is looked at again even if it does not change.
        _seen = now;
        return look;
    }

    /// <summary>A file that is too large is not read; its first bytes are enough for the reader to say so.</summary>
    private PlanLook Read(long length)
    {
        using var stream = new FileStream(_file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(length, PlanReader.MostBytes + 1L)];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return PlanLook.Found(bytes.AsMemory(0, count));
    }
}
