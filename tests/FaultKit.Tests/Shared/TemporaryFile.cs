namespace FaultKit.Tests;

/// <summary>A file that goes with its test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("faultkit-");

    public TemporaryFile(string text) => Write(text);

    public string FullName => Path.Combine(_folder.FullName, "chaos.json");

    public void Write(string text) => File.WriteAllText(FullName, text);

    public void Delete() => File.Delete(FullName);

    public void Dispose() => _folder.Delete(recursive: true);
}
