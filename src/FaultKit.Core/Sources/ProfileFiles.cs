namespace FaultKit;

/// <summary>The files that a plan in a file brings its profiles from: where they are, and whether they changed since they were read.</summary>
/// <param name="plan">The path of the plan; paths that it names are relative to its folder.</param>
/// <param name="time">What time it is, to know a file so young that another edit could share its time.</param>
internal sealed class ProfileFiles(string plan, TimeProvider time)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Made for the first file: most plans bring no profiles, and a kind of list is paid for when a process starts.</summary>
    private List<Seen>? _read;

    /// <summary>Whether a file has changed and was not read again since.</summary>
    public bool HaveNews { get; private set; }

    public string PathOf(string name) => Path.GetFullPath(name, Path.GetDirectoryName(Path.GetFullPath(plan))!);

    /// <summary>Reads a file; from then on, it is watched.</summary>
    /// <returns>Its bytes, or null and a complaint.</returns>
    public byte[]? Read(string name, out string? complaint)
    {
        var file = new FileInfo(PathOf(name));
        var seen = new Seen(file, file.Exists ? file.LastWriteTimeUtc : default, file.Exists ? file.Length : -1);
        (_read ??= []).Add(seen);
        complaint = !file.Exists ? $"there is no file {file.FullName}" : file.Length > MostBytes ? $"{file.FullName} has {file.Length} bytes; profiles have at most {MostBytes}" : null;
        if (complaint is not null)
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(file.FullName);

            // A byte order mark is no part of the first line.
            seen.Young = IsYoung(seen) ? bytes : null;
            return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            complaint = $"{file.FullName} cannot be read: {e.Message}";
            return null;
        }
    }

    /// <summary>Whether one of the files holds something else than was read; a look at each of them, which costs about a microsecond.</summary>
    public bool HaveChanged()
    {
        for (var i = 0; i < _read?.Count && !HaveNews; i++)
        {
            HaveNews = HasChanged(_read[i]);
        }

        return HaveNews;
    }

    /// <summary>Forgets the files: the plan is read again, and may name others.</summary>
    public void Forget()
    {
        _read = null;
        HaveNews = false;
    }

    private bool HasChanged(Seen seen)
    {
        seen.File.Refresh();
        if (seen.File.Exists ? seen.File.Length != seen.Length || seen.File.LastWriteTimeUtc != seen.Written : seen.Length >= 0)
        {
            return true;
        }

        if (seen.Young is not { } bytes)
        {
            return false;
        }

        if (!IsYoung(seen))
        {
            seen.Young = null;
        }

        return !File.ReadAllBytes(seen.File.FullName).AsSpan().SequenceEqual(bytes);
    }

    private bool IsYoung(Seen seen) => (time.GetUtcNow().UtcDateTime - seen.Written).Duration() < FilePlanSource.Youth;

    /// <summary>A file as it was when it was read.</summary>
    private sealed class Seen(FileInfo file, DateTime written, long length)
    {
        public FileInfo File { get; } = file;

        public DateTime Written { get; } = written;

        public long Length { get; } = length;

        /// <summary>What it held, while its time was so young that another edit could share it.</summary>
        public byte[]? Young { get; set; }
    }
}
