using System.Runtime.InteropServices;

namespace FaultKit.AotTests;

/// <summary>A client application, published ahead of time: without a warning, and with the same faults as just in time.</summary>
public sealed class NativeClientTests : IDisposable
{
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Test"], "seed": 1, "rules": [
            { "name": "table", "target": "aws:DynamoDB/GetItem", "fault": { "type": "throttle" } },
            { "name": "object", "target": "aws:S3/*", "fault": { "type": "error", "code": "NoSuchKey" } },
            { "name": "queue", "target": "aws:SQS/ReceiveMessage", "match": [ { "path": "clientType", "operator": "eq", "value": "AmazonSQSClient" } ], "fault": { "type": "error", "code": "QueueDoesNotExist" } },
            { "name": "parameter", "target": "aws:SSM/GetParameter", "fault": { "type": "access-denied" } } ] }
        """;

    private static readonly string s_project = Path.Combine(Tool.Root, "tests/Fixtures/AotClient/AotClient.csproj");

    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-aot-").FullName;

    [Fact]
    public async Task PublishedAheadOfTime_DoesWhatItDoesJustInTime()
    {
        await Tool.NeedCompilerAsync(_folder);
        var jit = await RunAsync("dotnet", Path.Combine(Tool.Root, "artifacts/bin/AotClient", Tool.Configuration.ToLowerInvariant(), "AotClient.dll"));

        // Into a folder of its own: what the solution was restored to stays as it is.
        var said = await RunAsync(
            "dotnet", "publish", s_project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", _folder,
            "-o", Path.Combine(_folder, "out"), "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--nologo");
        var aot = await RunAsync(Path.Combine(_folder, "out", "AotClient"));

        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("DynamoDB GetItem: ProvisionedThroughputExceededException ProvisionedThroughputExceededException 400", jit, StringComparison.Ordinal);
        Assert.Contains("SQS ReceiveMessage: QueueDoesNotExistException", jit, StringComparison.Ordinal);
        Assert.Equal(jit, aot);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<string> RunAsync(string command, params string[] arguments) => Tool.RunAsync(_folder, Plan, command, arguments);
}
