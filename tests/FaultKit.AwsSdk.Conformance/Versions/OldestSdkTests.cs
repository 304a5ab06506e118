using System.Diagnostics;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The AWS SDK of yesterday: everything else here is built with the newest AWSSDK.Core 4 that restores.</summary>
[Collection(nameof(OneAtATime))]
public sealed class OldestSdkTests : IDisposable
{
    private const string Oldest = "4.0.3.3";

    private static readonly string[] s_expected =
    [
        @"^throttled twice: ok, 3 attempt\(s\)$",
        @"^denied: .*ErrorCode=AccessDenied StatusCode=Forbidden.*, 1 attempt\(s\)$",
        @"^denied, by a client that was there before: .*ErrorCode=AccessDenied StatusCode=Forbidden",
        @"^lost once: ok, 2 attempt\(s\)$",
        @"^cut: System\.Xml\.XmlException .*, 1 attempt\(s\)$",
        @"^slow once: ok, 2 attempt\(s\)$",
        @"^a grant that is meant: Amazon\.SSOOIDC\.Model\.ExpiredTokenException .*StatusCode=BadRequest.*, 1 attempt\(s\)$",

        // The service answers in XML: the call reached it, and nobody changed what it said.
        @"^another grant: .*'<' is an invalid start of a value.*, 3 attempt\(s\)$",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-oldest-").FullName;

    [Fact]
    public async Task OldestSdk_IsBuiltWith_AndSeesWhatTheNewestSees()
    {
        await using var server = new LoopbackServer(Calls.StsCaller.Ok);

        var oldest = await RunOldestAsync(server.Address);
        var newest = await RunNewestAsync(server.Address);

        Assert.Equal($"AWSSDK.Core {Oldest}", oldest[0]);
        Assert.NotEqual(oldest[0], newest[0]);
        Assert.Equal(newest.Skip(2), oldest.Skip(2));
        Assert.Collection(newest.Skip(2), [.. s_expected.Select(expected => (Action<string>)(line => Assert.Matches(expected, line)))]);

        // Where a connection was lost, newer versions send ten times more without counting.
        Assert.Contains("ConnectionReset", newest[1], StringComparison.Ordinal);
        Assert.Equal((", 3 attempt(s)", ", 13 attempt(s)"), (oldest[1][^14..], newest[1][^15..]));
        Assert.Equal(newest[1][..^15], oldest[1][..^14]);

        // What was let through: one of three, two of two whose reply was lost, one that was cut on its way back, one of two, and all three of the other grant.
        Assert.Equal(2 * (1 + 2 + 1 + 1 + 3), server.Requests.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string[]> RunOldestAsync(Uri address)
    {
        // Everything that is built goes to a folder of its own: nothing here is to be built against yesterday's SDK by accident.
        await DotnetAsync(
            "build", Repository.PathOf("tests/Fixtures/OldestClient/OldestClient.csproj"), "--artifacts-path", _folder, $"-p:AwsSdkCoreVersion={Oldest}",
            "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-m:1", "-nodeReuse:false", "--nologo", "-v:quiet");
        var said = await DotnetAsync(Path.Combine(_folder, "bin", "OldestClient", "debug", "OldestClient.dll"), address.ToString());
        return said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<IReadOnlyList<string>> RunNewestAsync(Uri address)
    {
        IReadOnlyList<string> seen = [];
        using var early = VersionScenario.Client(address).AttachChaos();
        await FaultTest.RunAsync(plan => plan.Include(FaultPlan.Parse(VersionScenario.Plan)), async _ => seen = await VersionScenario.RunAsync(address, early));
        return seen;
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <returns>What it wrote to its output.</returns>
    private static async Task<string> DotnetAsync(params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A test run by a build has that build's settings in its environment.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FAULTKIT_PLAN"] = VersionScenario.Plan;
        start.Environment["DOTNET_ENVIRONMENT"] = "Test";
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{await errors}");
            return output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
