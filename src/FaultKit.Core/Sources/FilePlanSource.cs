namespace FaultKit;

/// <summary>A plan in a file. It is looked at whenever work enters: a look at an unchanged file costs about a microsecond.</summary>
internal sealed class FilePlanSource(string path, TimeProvider? time = null) : PlanSource
{
    /// <summary>Edits within one tick of a file system's clock share a time: 4 ms on Linux before 6.13, 10 ms on some; this is far more.</summary>
    public static readonly TimeSpan Youth = TimeSpan.FromMilliseconds(100);

    /// <summary>Kept, because a new one would cost an allocation for every invocation.</summary>
    private readonly FileInfo _file = new(path);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ProfileFiles _files = new(path, time ?? TimeProvider.System);
    private bool _hasLooked;
    private DateTime _written;

    /// <summary>Negative where there was no file.</summary>
    private long _length;

    /// <summary>What was read while the file's time was so young that another edit could share it; null once the time can be trusted.</summary>
    private byte[]? _young;

    public override string Name => path;

    public override TimeSpan Interval => TimeSpan.Zero;

    internal override bool MakesCalls => false;

    internal override ProfileFiles? Files => _files;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(Look());

    private PlanLook Look()
    {
        _file.Refresh();
        var exists = _file.Exists;
        var written = exists ? _file.LastWriteTimeUtc : default;
        var length = exists ? _file.Length : -1;
        var isSame = _hasLooked && written == _written && length == _length && !_files.HaveChanged();
        if (isSame && _young is null)
        {
            return PlanLook.Unchanged;
        }

        var isYoung = (_time.GetUtcNow().UtcDateTime - written).Duration() < Youth;
        var bytes = exists ? Read(length) : null;
        var isUnchanged = isSame && bytes.AsSpan().SequenceEqual(_young);

        // Only now: a file that could not be read is looked at again even if it does not change.
        (_hasLooked, _written, _length) = (true, written, length);
        _young = isYoung ? bytes : null;
        return isUnchanged ? PlanLook.Unchanged : bytes is null ? PlanLook.Gone(WhyGone()) : PlanLook.Found(bytes);
    }

    /// <summary>A relative path is one from a folder that its reader may not think of.</summary>
    private string WhyGone()
    {
        var where = Path.IsPathFullyQualified(path) ? "" : $" at {_file.FullName}";
        return Directory.Exists(_file.FullName) ? $"it is a directory{where}, not a file" : $"the file does not exist{where}";
    }

    /// <summary>A file that is too large is not read; its first bytes are enough for the reader to say so.</summary>
    private byte[] Read(long length)
    {
        using var file = File.OpenHandle(_file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(length, PlanReader.MostBytes + 1L)];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(count), count) is > 0 and var read)
        {
            count += read;
        }

        return bytes[..count];
    }
}
