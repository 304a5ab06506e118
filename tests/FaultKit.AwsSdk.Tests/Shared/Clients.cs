using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using FaultKit.AwsSdk.Pipeline;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Clients of the SDK whose requests end in memory, and whose retries do not wait.</summary>
internal static class Clients
{
    private static readonly BasicAWSCredentials s_credentials = new("AKIDEXAMPLE", "secret");

    private static int s_count;

    public static AmazonDynamoDBClient DynamoDb(HttpClientFactory service, Action<ClientConfig>? configure = null) =>
        Quick(new AmazonDynamoDBClient(s_credentials, Config<AmazonDynamoDBConfig>(service, configure)));

    public static AmazonSQSClient Sqs(HttpClientFactory service, Action<ClientConfig>? configure = null) =>
        Quick(new AmazonSQSClient(s_credentials, Config<AmazonSQSConfig>(service, configure)));

    public static AmazonS3Client S3(HttpClientFactory service, Action<ClientConfig>? configure = null) =>
        Quick(new AmazonS3Client(s_credentials, Config<AmazonS3Config>(service, configure)));

    public static AmazonSimpleSystemsManagementClient Ssm(HttpClientFactory service, Action<ClientConfig>? configure = null) =>
        Quick(new AmazonSimpleSystemsManagementClient(s_credentials, Config<AmazonSimpleSystemsManagementConfig>(service, configure)));

    public static AmazonSecurityTokenServiceClient Sts(HttpClientFactory service, Action<ClientConfig>? configure = null) =>
        Quick(new AmazonSecurityTokenServiceClient(s_credentials, Config<AmazonSecurityTokenServiceConfig>(service, configure)));

    /// <summary>A configuration of its own address: what the SDK keeps for a whole process, retry quotas and clock corrections, it keeps by address.</summary>
    public static TConfig Config<TConfig>(HttpClientFactory service, Action<ClientConfig>? configure = null)
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig
        {
            ServiceURL = $"http://service-{Interlocked.Increment(ref s_count)}.test",
            AuthenticationRegion = "eu-west-1",
            HttpClientFactory = service,
            MaxErrorRetry = 2,
            RetryMode = RequestRetryMode.Standard,
        };
        if (config is AmazonS3Config s3)
        {
            s3.ForcePathStyle = true;
        }

        configure?.Invoke(config);
        return config;
    }

    /// <summary>Takes the waits out of a client's retries: how long the SDK backs off is its own business.</summary>
    public static TClient Quick<TClient>(TClient client)
        where TClient : AmazonServiceClient
    {
        ClientPipeline.Of(client).ReplaceHandler<RetryHandler>(new RetryHandler(new ImpatientPolicy(client.Config)));
        return client;
    }

    private sealed class ImpatientPolicy(IClientConfig config) : StandardRetryPolicy(config)
    {
        public override void WaitBeforeRetry(IExecutionContext executionContext)
        {
        }

        // Like the SDK's own wait, it ends for a caller who has left.
        public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
            executionContext.RequestContext.CancellationToken is { IsCancellationRequested: true } token ? Task.FromCanceled(token) : Task.CompletedTask;
    }
}
