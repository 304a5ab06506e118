using System.Diagnostics;
using System.Reflection;

namespace FaultKit.Generators.Tests;

/// <summary>The packages, used as somebody far from this repository uses them: a folder of packages, an empty cache, a program.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "slow", "target": "point:depot.write", "fault": { "type": "latency", "delay": "1ms" } } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    [Fact]
    public async Task ExecutableThatReferencesTheSurfacesPackage_HasItAttached_AndTheSchemaBesideItsPlan()
    {
        await PackAsync("src/FaultKit.Core");
        await PackAsync("tests/Fixtures/DepotSurface");
        await WriteProgramAsync();

        await RunAsync(
            "dotnet",
            ["build", "Program.csproj", "-o", "out", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--nologo"],
            ("NUGET_PACKAGES", Path.Combine(_folder, "cache")));
        var said = await RunAsync("dotnet", [Path.Combine("out", "Program.dll")], ("FAULTKIT_PLAN", Plan), ("DOTNET_ENVIRONMENT", "Test"));

        Assert.Contains("Injected latency at point:depot.write", said, StringComparison.Ordinal);
        Assert.Equal(PlanSchema.Write(), await File.ReadAllTextAsync(Path.Combine(_folder, "out", "chaos.schema.json"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Of(string key) =>
        typeof(PackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private Task<string> PackAsync(string project) => RunAsync(
        "dotnet",
        [
            "pack", Path.Combine(Of("RepositoryRoot"), project), "-c", Of("Configuration"), "--no-build", "-p:IsPackable=true",
            "-o", Path.Combine(_folder, "feed"), "--nologo",
        ]);

    private async Task WriteProgramAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
              <!-- What was packed comes from there and from nowhere else; the program needs nothing beside it. -->
              <packageSourceMapping>
                <packageSource key="packed">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
            </configuration>
            """, cancellation);

        // The generator a second time, as a project beside the package would bring it.
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Program.cs" />
                <PackageReference Include="DepotSurface" Version="[{Of("PackageVersion")}]" />
                <Analyzer Include="{typeof(SurfaceGenerator).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """, cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "chaos.json"), Plan, cancellation);
        File.Copy(Path.Combine(Of("RepositoryRoot"), "tests/Fixtures/DepotApp/Program.cs"), Path.Combine(_folder, "Program.cs"));
    }

    private async Task<string> RunAsync(string command, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };

        // A test run by a build has that build's settings in its environment.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}\n{output}");
        return output;
    }
}
