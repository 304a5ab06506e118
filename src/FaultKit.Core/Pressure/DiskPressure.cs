namespace FaultKit;

/// <summary>Space on a disk that is held and given back.</summary>
internal sealed class DiskPressure : IDisposable
{
    public const string Prefix = "faultkit-";

    /// <summary>Left for whoever has to write down that there is no more.</summary>
    private const long Rest = 1024 * 1024;

    private readonly FileStream _file;

    private long _held;

    private DiskPressure(FileStream file, long held) => (_file, _held) = (file, held);

    /// <summary>How many bytes it holds just now.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>Takes space of the disk that a folder is on.</summary>
    /// <exception cref="IOException">The disk does not give it.</exception>
    public static DiskPressure Begin(long bytes, string folder, out string detail, long? room = null)
    {
        var taken = Math.Clamp(bytes, 0, Math.Max((room ?? new DriveInfo(folder).AvailableFreeSpace) - Rest, 0));
        var path = Path.Combine(folder, Prefix + Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,

            // Reserved, not written: a length alone would be a hole in the file, and no space.
            PreallocationSize = taken,
        });
        if (!OperatingSystem.IsWindows())
        {
            // Nameless at once: a process that crashes leaves nothing behind, and its environment may live on.
            File.Delete(path);
        }

        detail = $"{taken >> 20} MiB of {folder} taken{(taken < bytes ? ", all but the last" : "")}";
        return new(file, taken);
    }

    public void Dispose()
    {
        _file.Dispose();
        Volatile.Write(ref _held, 0);
    }
}
