using System.Security.Cryptography;
using System.Text.Json;

namespace LayerZip;

/// <summary>What is in a layer: an operator who finds /opt/faultkit on a function can tell which FaultKit it is, and whether it is whole.</summary>
/// <param name="Version">The version, with the commit it was made from.</param>
/// <param name="Runtime">The runtime identifier that it was compiled for.</param>
/// <param name="Files">Its files, in the order of their paths.</param>
internal sealed record LayerManifest(string Version, string Runtime, IReadOnlyList<LayerFile> Files)
{
    public const string Path = "faultkit/manifest.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The manifest of a folder.</summary>
    public static LayerManifest Of(string folder, string version, string runtime) => new(
        version,
        runtime,
        [.. ZipWriter.Files(folder).Where(path => path != Path).Select(path => LayerFile.Of(folder, path))]);

    public static LayerManifest Read(string folder) =>
        JsonSerializer.Deserialize<LayerManifest>(File.ReadAllText(System.IO.Path.Combine(folder, Path)), s_json)!;

    /// <summary>Writes it into the folder.</summary>
    public void Write(string folder) => File.WriteAllText(System.IO.Path.Combine(folder, Path), JsonSerializer.Serialize(this, s_json) + "\n");
}

/// <summary>One file of a layer.</summary>
internal sealed record LayerFile(string Path, long Bytes, string Sha256)
{
    public static LayerFile Of(string folder, string path)
    {
        var bytes = File.ReadAllBytes(System.IO.Path.Combine(folder, path));
        return new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
