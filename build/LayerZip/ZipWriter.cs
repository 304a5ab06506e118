using System.IO.Compression;

namespace LayerZip;

/// <summary>Packs a folder so that the same files give the same bytes, whoever packs them, where and when.</summary>
internal static class ZipWriter
{
    /// <summary>The first time that a zip can hold.</summary>
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files of a folder: paths with forward slashes, in a fixed order.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Packs them.</summary>
    public static void Write(string folder, string zip)
    {
        using var stream = File.Create(zip);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var path in Files(folder))
        {
            var entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
            entry.LastWriteTime = s_time;

            // Regular files that everybody may read; the wrapper, which stands alone at the top, everybody may run.
            entry.ExternalAttributes = Convert.ToInt32(path.Contains('/', StringComparison.Ordinal) ? "100644" : "100755", 8) << 16;
            using var content = entry.Open();
            content.Write(File.ReadAllBytes(Path.Combine(folder, path)));
        }
    }
}
