using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using LayerZip;

namespace FaultKit.Layer.Tests;

/// <summary>What is in the zip, as Lambda gets it.</summary>
public sealed class LayerZipTests(BuiltLayer layer) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Zip_HoldsTheWrapperTheHookTheRestAndAManifest_AndNothingElse()
    {
        using var zip = ZipFile.OpenRead(layer.Zip);

        Assert.Equal(
            ["faultkit-wrapper", "faultkit/FaultKit.Layer.Hook.dll", "faultkit/FaultKit.Layer.dll", "faultkit/manifest.json"],
            zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void Wrapper_CanBeExecuted_AndNothingElseCan()
    {
        Assert.All(Directory.EnumerateFiles(layer.Opt, "*", SearchOption.AllDirectories), path =>
            Assert.Equal(path == layer.Wrapper, File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherExecute)));
    }

    [Fact]
    public void Manifest_NamesEveryFileAndItsHash()
    {
        var manifest = LayerManifest.Read(layer.Opt);

        Assert.Equal(BuiltLayer.Runtime, manifest.Runtime);
        Assert.Equal(LayerManifest.Of(layer.Opt, manifest.Version, manifest.Runtime).Files, manifest.Files);
        Assert.Equal(3, manifest.Files.Count);
    }

    [Fact]
    public void Script_PrintsTheSizeAndTheFiles()
    {
        Assert.Contains($"faultkit-layer-{BuiltLayer.Runtime}.zip: {new FileInfo(layer.Zip).Length:N0} bytes", layer.Printed, StringComparison.Ordinal);
        Assert.Contains("/opt/faultkit/FaultKit.Layer.dll", layer.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void SameFiles_GiveTheSameZip_WheneverAndWhereverTheyWereMade()
    {
        var opt = layer.Copy(_folder);
        foreach (var path in Directory.EnumerateFiles(opt, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, new(2031, 5, 4, 3, 2, 1, DateTimeKind.Utc));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var zip = Path.Combine(_folder, "again.zip");
        ZipWriter.Write(opt, zip);

        Assert.Equal(SHA256.HashData(File.ReadAllBytes(layer.Zip)), SHA256.HashData(File.ReadAllBytes(zip)));
    }

    [Fact]
    public void Rest_NeedsNothingButTheBaseLibraries_AndIsCompiledAheadOfTime()
    {
        using var file = new PEReader(File.OpenRead(BuiltLayer.EngineOf(layer.Opt)));
        var metadata = file.GetMetadataReader();

        Assert.All(References(metadata), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
        Assert.True(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Fact]
    public void Hook_CanBeLoadedByTheOldestRuntimeOfALambdaFunction()
    {
        using var file = new PEReader(File.OpenRead(layer.Hook));
        var metadata = file.GetMetadataReader();

        Assert.All(metadata.AssemblyReferences, handle => Assert.Equal(new(8, 0, 0, 0), metadata.GetAssemblyReference(handle).Version));
        Assert.All(References(metadata), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_SayNothingOfTheMachineThatMadeThem()
    {
        foreach (var path in Directory.EnumerateFiles(layer.Opt, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Checkout.Root)));
        }
    }

    private static IEnumerable<string> References(MetadataReader metadata) =>
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
}
