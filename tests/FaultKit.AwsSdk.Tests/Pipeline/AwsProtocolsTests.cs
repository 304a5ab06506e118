using System.Formats.Cbor;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FaultKit.AwsSdk.Pipeline;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>The protocols that no client of the registry speaks; the others are those of the conformance rows.</summary>
public sealed class AwsProtocolsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallThatSpeaksCbor_IsAnsweredInIt(bool isAsync)
    {
        var cbor = new SpeakingCbor();
        using var injector = Injectors.Of("aws:DynamoDB/*", new ThrottleFault());
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(injector);
        ClientPipeline.Of(client).AddHandlerBefore<AttemptHandler>(cbor);

        await Record.ExceptionAsync(async () => _ = isAsync
            ? await client.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken)
            : SyncCalls.GetItem(client, new() { TableName = "orders", Key = Some.Key }));

        Assert.Equal(("rpc-v2-cbor", "application/cbor", 400), (cbor.Protocol, cbor.ContentType, cbor.Status));
        Assert.Equal("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", cbor.Error["__type"]);
        Assert.Equal(["__type", "message"], cbor.Error.Keys);
    }

    /// <summary>The SDK reads them as it reads the other JSON and the other XML, so it can be asked itself.</summary>
    [Theory]
    [InlineData("application/json", "DynamoDB", "x-amzn-ErrorType", "ProvisionedThroughputExceededException")]
    [InlineData("application/xml", "STS", "x-amzn-RequestId", "Throttling")]
    public async Task CallThatSpeaksRest_IsAnsweredInIt(string contentType, string service, string header, string code)
    {
        var rest = new SpeakingRest(contentType, header);
        using var injector = Injectors.Of($"aws:{service}/*", new ThrottleFault());
        using var dynamo = Clients.DynamoDb(new StubService()).AttachChaos(injector);
        using var sts = Clients.Sts(new StubService()).AttachChaos(injector);
        ClientPipeline.Of(service == "STS" ? sts : dynamo).AddHandlerBefore<AttemptHandler>(rest);

        var thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(async () => _ = service == "STS"
            ? (AmazonWebServiceResponse)await sts.GetCallerIdentityAsync(new(), TestContext.Current.CancellationToken)
            : await dynamo.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken));

        Assert.Equal((code, true), (thrown.ErrorCode, thrown.RequestId.Length > 0));
        Assert.NotEmpty(rest.Said!);
    }

    /// <summary>Makes each call one that speaks a REST protocol, and keeps a header of the last answer.</summary>
    private sealed class SpeakingRest(string contentType, string header) : PipelineHandler
    {
        public string? Said { get; private set; }

        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            executionContext.RequestContext.Request.Headers["Content-Type"] = contentType;
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            catch (HttpErrorResponseException e)
            {
                Said = e.Response.GetHeaderValue(header);
                throw;
            }
        }
    }

    /// <summary>Makes each call one that speaks CBOR, and keeps the last answer as another reader of CBOR understands it.</summary>
    private sealed class SpeakingCbor : PipelineHandler
    {
        public string? Protocol { get; private set; }

        public string? ContentType { get; private set; }

        public int Status { get; private set; }

        public Dictionary<string, string> Error { get; private set; } = [];

        public override void InvokeSync(IExecutionContext executionContext)
        {
            try
            {
                base.InvokeSync(Speaking(executionContext));
            }
            catch (HttpErrorResponseException e)
            {
                Keep(e.Response);
                throw;
            }
        }

        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(Speaking(executionContext));
            }
            catch (HttpErrorResponseException e)
            {
                Keep(e.Response);
                throw;
            }
        }

        private static Amazon.Runtime.Internal.ExecutionContext Speaking(IExecutionContext context) => new(CborContext.Of(context.RequestContext), context.ResponseContext);

        private void Keep(Amazon.Runtime.Internal.Transform.IWebResponseData response)
        {
            (Protocol, ContentType, Status) = (response.GetHeaderValue("smithy-protocol"), response.ContentType, (int)response.StatusCode);
            using var body = new MemoryStream();
            response.ResponseBody.OpenResponse().CopyTo(body);
            var reader = new CborReader(body.ToArray());
            Error = [];
            for (var left = reader.ReadStartMap(); left > 0; left--)
            {
                Error.Add(reader.ReadTextString(), reader.ReadTextString());
            }

            reader.ReadEndMap();
        }
    }
}
