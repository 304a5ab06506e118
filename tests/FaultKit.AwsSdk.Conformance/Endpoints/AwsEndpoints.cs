using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SQS;
using FaultKit.AwsSdk.Conformance;

[assembly: AssemblyFixture(typeof(AwsEndpoints))]

namespace FaultKit.AwsSdk.Conformance;

/// <summary>DynamoDB, S3, SQS and STS on loopback, in one Node process that ends with this one.</summary>
/// <remarks>
/// What <c>build/aws-endpoints</c> pins is installed on first use. The process watches its standard input, which ends with this
/// process however that ends. Where Node is not installed, tests that need it are skipped and say so.
/// </remarks>
public sealed class AwsEndpoints : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly BasicAWSCredentials s_credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private Process? _node;
    private string? _whyNot;
    private Uri _tables = new("http://127.0.0.1");
    private Uri _others = new("http://127.0.0.1");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var folder = Repository.PathOf("build/aws-endpoints");
        try
        {
            await InstallAsync(folder);
        }
        catch (Win32Exception e)
        {
            _whyNot = $"Node with npm is needed for the endpoints in build/aws-endpoints, and could not be started: {e.Message}";
            Console.Error.WriteLine($"Skipped: {_whyNot}");
            return;
        }

        _node = Start(folder, "node", "serve.mjs");
        using var patience = new CancellationTokenSource(s_patience);
        var line = await _node.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The endpoints ended before they were there.");
        using var ports = JsonDocument.Parse(line);
        _tables = new($"http://127.0.0.1:{ports.RootElement.GetProperty("tables").GetInt32()}");
        _others = new($"http://127.0.0.1:{ports.RootElement.GetProperty("others").GetInt32()}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            _node.StandardInput.Close();
            await _node.WaitForExitAsync();
            _node.Dispose();
        }
    }

    /// <summary>A client of DynamoDB. It is made anew for each test, like the others.</summary>
    public AmazonDynamoDBClient DynamoDb() => new(s_credentials, At(new AmazonDynamoDBConfig(), _tables));

    /// <summary>A client of S3.</summary>
    public AmazonS3Client S3() => new(s_credentials, At(new AmazonS3Config { ForcePathStyle = true }, _others));

    /// <summary>A client of SQS.</summary>
    public AmazonSQSClient Sqs() => new(s_credentials, At(new AmazonSQSConfig(), _others));

    /// <summary>A client of STS.</summary>
    public AmazonSecurityTokenServiceClient Sts() => new(s_credentials, At(new AmazonSecurityTokenServiceConfig(), _others));

    /// <summary>Skips the test where there is no Node; the reason is printed.</summary>
    internal void Need()
    {
        if (_whyNot is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    private TConfig At<TConfig>(TConfig config, Uri address)
        where TConfig : ClientConfig
    {
        Need();
        config.ServiceURL = address.ToString();
        config.AuthenticationRegion = "us-east-1";

        // The quota is shared by all clients of an endpoint: tests must not use up each other's retries.
        config.ThrottleRetries = false;
        return config;
    }

    /// <summary>Installs what the lock file says, unless that is there already.</summary>
    private static async Task InstallAsync(string folder)
    {
        using (var node = Start(folder, "node", "--version"))
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync();
        }

        var wanted = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"));
        var installed = Path.Combine(folder, "node_modules", ".installed-from");
        var present = File.Exists(installed) ? await File.ReadAllBytesAsync(installed) : [];
        if (wanted.AsSpan().SequenceEqual(present))
        {
            return;
        }

        using var npm = Start(folder, "npm", "ci", "--no-progress");
        npm.StandardInput.Close();
        var said = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in build/aws-endpoints failed: {said}");
        }

        await File.WriteAllBytesAsync(installed, wanted);
    }

    private static Process Start(string folder, string command, params string[] arguments) => Process.Start(new ProcessStartInfo(command, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
