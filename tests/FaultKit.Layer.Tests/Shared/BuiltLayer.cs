using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using FaultKit.Layer.Tests;

[assembly: AssemblyFixture(typeof(BuiltLayer))]

namespace FaultKit.Layer.Tests;

/// <summary>The layer, made by the script that makes it and unpacked as Lambda unpacks it; once for all tests.</summary>
public sealed class BuiltLayer : IAsyncLifetime
{
    /// <summary>The folder that the zip is made in.</summary>
    public string Output { get; } = Directory.CreateTempSubdirectory("faultkit-layer-").FullName;

    /// <summary>The runtime identifier of the machine that the tests run on.</summary>
    public static string Runtime { get; } = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>The zip for this machine.</summary>
    public string Zip => Path.Combine(Output, $"faultkit-layer-{Runtime}.zip");

    /// <summary>What the script printed.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>What is /opt in a function with the layer.</summary>
    public string Opt => Path.Combine(Output, "opt");

    public string Wrapper => WrapperOf(Opt);

    public string Hook => HookOf(Opt);

    public static string WrapperOf(string opt) => Path.Combine(opt, "faultkit-wrapper");

    public static string HookOf(string opt) => Path.Combine(opt, "faultkit", "FaultKit.Layer.Hook.dll");

    public static string EngineOf(string opt) => Path.Combine(opt, "faultkit", "FaultKit.Layer.dll");

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "build", "layer.sh"), Output, Runtime]) { RedirectStandardOutput = true };

        // A test run by a build has that build's settings in its environment.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var script = Process.Start(start)!;
        Printed = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.True(script.ExitCode == 0, Printed);
        ZipFile.ExtractToDirectory(Zip, Opt);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Output, recursive: true);
        return default;
    }

    /// <summary>What executes a function into which chaos gets in these ways: <c>layer</c>, and those of its own.</summary>
    public IReadOnlyList<string> CommandOf(string ways)
    {
        var own = ways.Split(' ').Where(way => way != "layer").ToArray();
        string[] function = ["dotnet", Checkout.Fixture(own.Length == 0 ? "BareFunction" : "ChaosFunction"), .. own];
        return ways.StartsWith("layer", StringComparison.Ordinal) ? [Wrapper, .. function] : function;
    }

    /// <summary>A copy of the layer, for a test to break.</summary>
    public string Copy(string to)
    {
        var opt = Path.Combine(to, "opt");
        ZipFile.ExtractToDirectory(Zip, opt);
        return opt;
    }
}
