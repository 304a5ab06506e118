using System.Runtime.InteropServices;

namespace FaultKit.AotTests;

/// <summary>The function of the tests, published in the ways that have no startup hooks; each of them once for all tests.</summary>
public sealed class PublishedFunctions : IDisposable
{
    private static readonly string s_project = Path.Combine(Tool.Root, "tests/Fixtures/ChaosFunction/ChaosFunction.csproj");

    private readonly Dictionary<string, PublishedFunction> _published = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-aot-").FullName;

    /// <summary>Publishes it, unless that was done before; a publish that fails, fails the test.</summary>
    /// <param name="way">The MSBuild property that says how: <c>PublishAot</c> or <c>PublishTrimmed</c>.</param>
    /// <param name="startsRelay">Whether its project asks for a relay, by <c>FaultKitStartRelay</c>.</param>
    internal async Task<PublishedFunction> PublishAsync(string way, bool startsRelay)
    {
        if (way == "PublishAot")
        {
            await Tool.NeedCompilerAsync(_folder);
        }

        var name = startsRelay ? $"{way}-started" : way;
        if (!_published.TryGetValue(name, out var published))
        {
            // What the solution was restored to stays as it is; and all have in common what they reference. It is the compiler of native
            // code, and the trimmer, that look at whole programs; the analyzers have looked at the sources before.
            var output = Path.Combine(_folder, name);
            string[] arguments =
            [
                "publish", s_project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", $"-p:{way}=true", "-p:InvariantGlobalization=true",
                "--artifacts-path", Path.Combine(_folder, "build"), "-o", output, "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false",
                "-p:RunAnalyzers=false", "--nologo",
                .. startsRelay ? ["-p:FaultKitStartRelay=true"] : Array.Empty<string>(),
            ];
            var said = await Tool.RunAsync(_folder, "", "dotnet", arguments);
            published = _published[name] = new(Path.Combine(output, "ChaosFunction"), said);
        }

        return published;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A function that was published.</summary>
/// <param name="Path">What to execute.</param>
/// <param name="Said">What was written while it was published.</param>
internal sealed record PublishedFunction(string Path, string Said);
