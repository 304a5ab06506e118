using FaultKit.AotTests.Shared;

namespace FaultKit.AotTests;

/// <summary>The AWS SDK of yesterday: everything else here is built with the newest AWSSDK.Core 4 that restores.</summary>
public sealed class OldestSdkTests : IDisposable
{
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "caller", "target": "aws:STS/GetCallerIdentity", "calls": "1..2", "fault": { "type": "access-denied" } } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-oldest-").FullName;

    [Theory]
    [InlineData("4.0.3.3", "4.0.5.1")]
    public async Task Client_IsFaulted(string core, string sts)
    {
        await WriteProgramAsync(sts);
        await Tool.RunAsync(
            _folder, "", "dotnet", "build", "Program.csproj", "-o", "out", $"-p:AwsSdkCoreVersion={core}", "--artifacts-path", Path.Combine(_folder, "artifacts"),
            "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--nologo");

        var said = await Tool.RunAsync(_folder, Plan, "dotnet", Path.Combine("out", "Program.dll"));

        Assert.Contains($"AWSSDK.Core {string.Join('.', core.Split('.')[..2])}", said, StringComparison.Ordinal);
        Assert.Contains("AmazonSecurityTokenServiceException AccessDenied Forbidden", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteProgramAsync(string sts)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Path.Combine(Tool.Root, "src/FaultKit.AwsSdk/FaultKit.AwsSdk.csproj")}" />
                <PackageReference Include="AWSSDK.SecurityToken" Version="[{sts}]" />
              </ItemGroup>
            </Project>
            """, cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), """
            using Amazon.Runtime;
            using Amazon.SecurityToken;
            using FaultKit;
            using FaultKit.AwsSdk;

            Console.WriteLine($"AWSSDK.Core {typeof(AmazonServiceClient).Assembly.GetName().Version}");
            await using var chaos = Chaos.UseChaos(chaos => chaos.AddAwsSdk());
            using var sts = new AmazonSecurityTokenServiceClient(
                new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonSecurityTokenServiceConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1" });
            try
            {
                await sts.GetCallerIdentityAsync(new());
            }
            catch (AmazonServiceException e)
            {
                Console.WriteLine($"{e.GetType().Name} {e.ErrorCode} {e.StatusCode}");
            }
            """, cancellation);
    }
}
