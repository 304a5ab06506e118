using Amazon.DynamoDBv2;
using Amazon.Extensions.NETCore.Setup;
using Amazon.Runtime;
using Amazon.SecurityToken;
using FaultKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>However a client came to be, the one line reaches it.</summary>
public sealed class ClientTests(TheLine line)
{
    private const string Throttled = "ProvisionedThroughputExceededException";

    private readonly TelemetryNotes _notes = new();

    [Fact]
    public async Task ClientOfAServiceCollection_IsReached()
    {
        await using var server = new LoopbackServer(Calls.DynamoGet.Ok);
        var services = new ServiceCollection();
        services.AddDefaultAWSOptions(new AWSOptions { Credentials = ClientSettings.Credentials, DefaultClientConfig = { ServiceURL = server.Address.ToString() } });
        services.AddAWSService<IAmazonDynamoDB>();
        await using var provider = services.BuildServiceProvider();
        var dynamo = provider.GetRequiredService<IAmazonDynamoDB>();
        Clients.Hurry((AmazonServiceClient)dynamo);

        await FaultTest.RunAsync(
            plan => plan.On("aws:DynamoDB/GetItem").Calls(1..1).Throttle(),
            _ => dynamo.GetItemAsync("orders", Tables.Key("1"), TestContext.Current.CancellationToken));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ClientMadeAfterTheLine_IsReached()
    {
        await using var server = new LoopbackServer(Calls.DynamoGet.Ok);
        using var dynamo = Dynamo(server.Address);

        Assert.Equal(Throttled, await SeenByAsync(dynamo));
    }

    [Fact]
    public async Task ClientMadeBeforeTheLine_IsNot() => Assert.Equal("ok", await line.EarlyAsync(dynamo => SeenByAsync(dynamo, mustHit: false)));

    [Fact]
    public async Task ClientMadeBeforeTheLine_AndAttached_IsReached() =>
        Assert.Equal(Throttled, await line.EarlyAsync(dynamo => SeenByAsync(dynamo.AttachChaos())));

    [Fact]
    public async Task ClientWithAFactoryOfItsOwn_IsReached_AndItsHttpClientSendsWhatPasses()
    {
        await using var server = new LoopbackServer(Calls.DynamoUpdate.Ok);
        var factory = new CountingFactory();
        using var dynamo = Dynamo(server.Address, config => config.HttpClientFactory = factory);

        await FaultTest.RunAsync(
            plan => plan.On("aws:DynamoDB/UpdateItem").Calls(1..1).After().Throttle(),
            _ => dynamo.UpdateItemAsync("orders", Tables.Key("1"), [], TestContext.Current.CancellationToken));

        Assert.Equal(2, factory.Sent);
    }

    [Fact]
    public async Task ClientThatTheSdkMakesToAssumeARole_IsReached()
    {
        await using var server = new LoopbackServer(Calls.StsCaller.Ok);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", server.Address.ToString());
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        var role = new AssumeRoleAWSCredentials(ClientSettings.Credentials, "arn:aws:iam::123456789012:role/reader", "test");

        AmazonClientException? failure = null;
        await FaultTest.RunAsync(
            plan => plan.On("aws:STS/AssumeRole").Fail("AccessDenied"),
            async _ => failure = await Assert.ThrowsAsync<AmazonClientException>(role.GetCredentialsAsync));

        Assert.StartsWith("Error calling AssumeRole for role", failure!.Message, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", Assert.IsType<AmazonSecurityTokenServiceException>(failure.InnerException).ErrorCode);
        Assert.Empty(server.Requests);
    }

    /// <summary>What a call sees of a throttle.</summary>
    private static async Task<string> SeenByAsync(AmazonDynamoDBClient dynamo, bool mustHit = true)
    {
        var seen = "ok";
        try
        {
            await FaultTest.RunAsync(plan => plan.On("aws:DynamoDB/GetItem").Throttle(), async _ =>
            {
                try
                {
                    await dynamo.GetItemAsync("orders", Tables.Key("1"), TestContext.Current.CancellationToken);
                }
                catch (AmazonDynamoDBException e)
                {
                    seen = e.ErrorCode;
                }
            });
        }
        catch (FaultTestException) when (!mustHit)
        {
            // That the rule hits nothing is what the test is about.
        }

        return seen;
    }

    private AmazonDynamoDBClient Dynamo(Uri address, Action<ClientConfig>? also = null) =>
        Clients.Hurry(new AmazonDynamoDBClient(ClientSettings.Credentials, new ClientSettings(address, _notes, also).In(new AmazonDynamoDBConfig())));

    private sealed class CountingFactory : HttpClientFactory
    {
        private int _sent;

        public int Sent => _sent;

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Counting(this));

        private sealed class Counting(CountingFactory owner) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref owner._sent);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
