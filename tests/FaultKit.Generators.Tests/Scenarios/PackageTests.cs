using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

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

        await BuildAsync();
        var said = await RunAsync("dotnet", [Path.Combine("out", "Program.dll")], ("FAULTKIT_PLAN", Plan), ("DOTNET_ENVIRONMENT", "Test"));

        await RunAsync("dotnet", ["build", "Program.csproj", "-t:FaultKitSchema", "--no-restore", "--nologo"], ("NUGET_PACKAGES", Path.Combine(_folder, "cache")));

        Assert.Contains("Injected latency at point:depot.write", said, StringComparison.Ordinal);
        Assert.Equal(PlanSchema.Write(), await File.ReadAllTextAsync(Path.Combine(_folder, "out", "chaos.schema.json"), TestContext.Current.CancellationToken));
        Assert.Equal(PlanSchema.WriteForProfiles(), await File.ReadAllTextAsync(Path.Combine(_folder, "profiles.schema.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FunctionThatReferencesTheLambdaPackage_HasTheBuildersLine_BesideThatOfALibraryWhoseInternalsItSees()
    {
        await PackAsync("src/FaultKit.Core");
        await PackAsync("src/FaultKit.Lambda");
        await WriteFunctionAsync();

        await BuildAsync();
        var on = await RunAsync("dotnet", [Path.Combine("out", "Program.dll")]);
        var off = await RunAsync("dotnet", [Path.Combine("out", "Program.dll")], ("FAULTKIT_DISABLED", "1"));

        Assert.Equal("aws-lambda-dotnet/stand-in, aws-lambda-dotnet/stand-in", on.Trim());
        Assert.Equal("none, none", off.Trim());
    }

    /// <summary>An application may be a patch ahead of us: a version that must be exactly ours would keep it from being restored.</summary>
    [Theory]
    [InlineData("FaultKit")]
    [InlineData("FaultKit.AwsSdk")]
    [InlineData("FaultKit.Lambda")]
    [InlineData("FaultKit.Testing")]
    public async Task DependencyOfAPackage_MayBeNewer(string package)
    {
        var dependencies = await DependenciesAsync(package);

        Assert.NotEmpty(dependencies);
        Assert.DoesNotContain(dependencies, dependency => dependency.Attribute("version")!.Value is ['[', ..] version && !version.Contains(',', StringComparison.Ordinal));
    }

    /// <summary>The AWS SDK of an application stays the one that it has, unless that is older than any that tests run with.</summary>
    [Theory]
    [InlineData("FaultKit.AwsSdk", "4.0.3.3")]
    [InlineData("FaultKit.Testing", "4.0.102.19")]
    public async Task AwsSdkOfAnApplication_MayBeOlderThanOurs(string package, string oldest)
    {
        var sdk = (await DependenciesAsync(package)).Single(dependency => dependency.Attribute("id")!.Value == "AWSSDK.Core");

        Assert.Equal($"[{oldest}, 5.0.0)", sdk.Attribute("version")!.Value);
    }

    /// <summary>The generator is an analyzer of the core's package.</summary>
    [Theory]
    [InlineData("FaultKit")]
    [InlineData("FaultKit.AwsSdk")]
    [InlineData("FaultKit.Lambda")]
    [InlineData("FaultKit.Testing")]
    public async Task Package_PassesTheGeneratorOn(string package)
    {
        var core = (await DependenciesAsync(package)).Single(dependency => dependency.Attribute("id")!.Value == "FaultKit.Core");

        Assert.Equal("All", core.Attribute("include")?.Value);
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

    private async Task<XElement[]> DependenciesAsync(string package)
    {
        await PackAsync($"src/{package}");
        await using var file = await ZipFile.OpenReadAsync(Directory.GetFiles(Path.Combine(_folder, "feed"), "*.nupkg").Single(), TestContext.Current.CancellationToken);
        await using var text = await file.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken);
        return [.. XDocument.Load(text).Descendants().Where(element => element.Name.LocalName == "dependency")];
    }

    private Task<string> BuildAsync() => RunAsync(
        "dotnet",
        ["build", "Program.csproj", "-o", "out", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--nologo"],
        ("NUGET_PACKAGES", Path.Combine(_folder, "cache")));

    private async Task WriteProgramAsync()
    {
        // The generator a second time, as a project beside the package would bring it.
        await WriteProjectAsync("Program", $"""
            <Compile Include="Program.cs" />
            <PackageReference Include="DepotSurface" Version="[{Of("PackageVersion")}]" />
            <Analyzer Include="{typeof(SurfaceGenerator).Assembly.Location}" />
            """);
        await WriteAsync("chaos.json", Plan);
        File.Copy(Path.Combine(Of("RepositoryRoot"), "tests/Fixtures/DepotApp/Program.cs"), Path.Combine(_folder, "Program.cs"));
    }

    private async Task WriteFunctionAsync()
    {
        var runtimeSupport = Path.Combine(Of("RepositoryRoot"), "artifacts", "bin", "RuntimeSupport", Of("Configuration").ToLowerInvariant(), "Amazon.Lambda.RuntimeSupport.dll");
        await WriteProjectAsync("Library", $"""
            <Compile Include="Library.cs" />
            <PackageReference Include="FaultKit.Lambda" Version="[{Of("PackageVersion")}]" />
            <Reference Include="{runtimeSupport}" />
            """, "Library");
        await WriteAsync("Library.cs", """
            using Amazon.Lambda.RuntimeSupport;
            using FaultKit;

            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Program")]

            static class Library
            {
                public static LambdaBootstrapBuilder Prepare(LambdaBootstrapBuilder builder) => builder.UseChaos();
            }
            """);
        await WriteProjectAsync("Program", $"""
            <Compile Include="Program.cs" />
            <ProjectReference Include="Library.csproj" />
            <Reference Include="{runtimeSupport}" />
            """);
        await WriteAsync("Program.cs", """
            using Amazon.Lambda.RuntimeSupport;
            using FaultKit;

            static LambdaBootstrapBuilder Create() => LambdaBootstrapBuilder.Create((input, context) => Task.FromResult(input));
            static string Client(LambdaBootstrapBuilder builder) => builder.Client?.DefaultRequestHeaders.UserAgent.ToString() ?? "none";

            Console.WriteLine($"{Client(Create().UseChaos())}, {Client(Library.Prepare(Create()))}");
            """);
    }

    private async Task WriteProjectAsync(string name, string items, string type = "Exe")
    {
        await WriteAsync("nuget.config", """
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
            """);
        await WriteAsync($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{type}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
            {items}
              </ItemGroup>
            </Project>
            """);
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text, TestContext.Current.CancellationToken);

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
