using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace FaultKit.Benchmarks;

/// <summary>Publishes the functions to start, as functions are published.</summary>
internal sealed class FunctionPublisher(string folder)
{
    private const string Linked = "FaultKit in the function's files, and no line that calls it: what it costs to be there";
    private const string Relay = "`Chaos.UseChaos()` as the first line of `Main`";
    private const string RuntimeClient = "`LambdaBootstrapBuilder.UseChaos()`";
    private const string Handler = "`handler.UseChaos()`";
    private const string Started = "the relay, started before `Main` where there are no startup hooks";

    private readonly string _root = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(BudgetReport.PathOf("cold-start.md"))))!;
    private readonly string _runtime = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    public async Task<IReadOnlyList<ColdFunction>> JitAsync()
    {
        string[] options = ["--no-self-contained", "-p:PublishReadyToRun=true"];
        var bare = Path.Combine(await PublishAsync("BareFunction", "jit-bare", options), "BareFunction.dll");
        var chaos = Path.Combine(await PublishAsync("ChaosFunction", "jit-chaos", options), "ChaosFunction.dll");
        await ExecuteAsync("bash", Path.Combine(_root, "build", "layer.sh"), Path.Combine(folder, "layer"), _runtime);
        ZipFile.ExtractToDirectory(Path.Combine(folder, "layer", $"faultkit-layer-{_runtime}.zip"), Path.Combine(folder, "opt"));
        return
        [
            new("bare", "", ["dotnet", bare]),
            new("linked, not called", Linked, ["dotnet", chaos]),
            new("1, relay", Relay, ["dotnet", chaos, "relay"]),
            new("2, runtime client", RuntimeClient, ["dotnet", chaos, "builder"]),
            new("3, handler", Handler, ["dotnet", chaos, "handler"]),
            new("4, layer", "the layer, with its wrapper", [Path.Combine(folder, "opt", "faultkit-wrapper"), "dotnet", bare]),
        ];
    }

    public async Task<IReadOnlyList<ColdFunction>> AotAsync()
    {
        var bare = Path.Combine(await PublishAsync("BareFunction", "aot-bare", "-p:PublishAot=true"), "BareFunction");
        return
        [
            new("bare", "", [bare]),
            new("1, relay", Relay, [await NativeAsync("Relay"), "relay"]),
            new("2, runtime client", RuntimeClient, [await NativeAsync("Builder"), "builder"]),
            new("3, handler", Handler, [await NativeAsync("Handler"), "handler"]),
            new("FaultKitStartRelay", Started, [await NativeAsync("None", "-p:FaultKitStartRelay=true")]),
        ];
    }

    /// <summary>One executable for each way: a function has one, and what is linked for another would be paid for at its start too.</summary>
    private async Task<string> NativeAsync(string way, params string[] options) =>
        Path.Combine(await PublishAsync("ChaosFunction", $"aot-{way}", ["-p:PublishAot=true", $"-p:FunctionWay={way}", .. options]), "ChaosFunction");

    /// <summary>Publishes a fixture with intermediate files of its own: those of the checkout are for no runtime in particular.</summary>
    private async Task<string> PublishAsync(string fixture, string name, params string[] options)
    {
        Console.Error.WriteLine($"publishing {name} ...");
        var output = Path.Combine(folder, name);
        await ExecuteAsync(
            "dotnet",
            ["publish", Path.Combine(_root, "tests", "Fixtures", fixture), "-c", "Release", "-r", _runtime, "-o", output, "--artifacts-path", Path.Combine(folder, "build"),
            "-p:RunAnalyzers=false", "-p:InvariantGlobalization=true", "-v", "q", "--nologo", .. options]);
        return output;
    }

    private static async Task ExecuteAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
        }
    }
}
