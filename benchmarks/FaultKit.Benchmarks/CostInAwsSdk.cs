using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using FaultKit.AwsSdk;

namespace FaultKit.Benchmarks;

/// <summary>What does a GetItem pay for a handler in its client's pipeline?</summary>
[MemoryDiagnoser]
public class CostInAwsSdk
{
    private readonly AmazonDynamoDBClient _bare = Client();
    private readonly AmazonDynamoDBClient _closed = Client().AttachChaos(Injectors.Closed());
    private readonly AmazonDynamoDBClient _on = Client().AttachChaos(Injectors.On(Plans.AwsElsewhere(10)));
    private readonly GetItemRequest _request = new() { TableName = "orders", Key = new() { ["id"] = new("1") } };

    [Benchmark(Baseline = true)]
    public object Bare() => Get(_bare);

    [Benchmark]
    public object Closed() => Get(_closed);

    [Benchmark]
    public object OnWithoutARule() => Get(_on);

    private GetItemResponse Get(AmazonDynamoDBClient client) => client.GetItemAsync(_request).GetAwaiter().GetResult();

    private static AmazonDynamoDBClient Client() => new(
        new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
        new AmazonDynamoDBConfig { ServiceURL = "http://dynamodb.internal", AuthenticationRegion = "us-east-1", HttpClientFactory = new InMemory() });

    private sealed class InMemory : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new StubTable());
    }

    private sealed class StubTable : HttpMessageHandler
    {
        private static readonly byte[] s_item = """{"Item":{"id":{"S":"1"}}}"""u8.ToArray();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(s_item) };
            response.Content.Headers.ContentLength = s_item.Length;
            return Task.FromResult(response);
        }
    }
}
