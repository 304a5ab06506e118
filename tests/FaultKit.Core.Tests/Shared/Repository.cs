namespace FaultKit.Tests;

/// <summary>Finds the files that tests hold against each other.</summary>
internal static class Repository
{
    private static readonly string s_root = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path));

    /// <summary>Keeps what a generated file should hold beside the tests, to be copied into its place.</summary>
    public static string Keep(string path, string text)
    {
        var kept = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path));
        File.WriteAllText(kept, text);
        return kept;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "FaultKit.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the repository."));
}
