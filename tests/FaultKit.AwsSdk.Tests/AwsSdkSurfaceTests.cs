using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using FaultKit.AwsSdk.Pipeline;
using FaultKit.AwsSdk.Tests.Shared;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Tests;

public sealed class AwsSdkSurfaceTests
{
    // As an application does it: the generator has registered the surface that this project references.
    static AwsSdkSurfaceTests() => Chaos.UseChaos();

    [Fact]
    public Task ClientMadeAfterUseChaos_MeetsFaults_AndItsRetriesSeeThem() => FaultTest.RunAsync(
        plan => plan.On("aws:DynamoDB/GetItem").Calls(1..2).Throttle(),
        async chaos =>
        {
            var service = new StubService();
            using var client = Clients.DynamoDb(service);

            await client.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken);

            Assert.Equal((2, 1), (chaos.Hits.For("aws:DynamoDB/GetItem").Count, service.Served));
        });

    [Fact]
    public async Task ClientWithoutAPlan_IsLeftAlone()
    {
        var service = new StubService();
        using var client = Clients.DynamoDb(service);

        await client.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken);

        Assert.Equal(1, service.Served);
    }

    [Fact]
    public void PlanWithAMisspeltCode_IsAdvised_WhereTheSurfaceIsReferenced()
    {
        var listener = new WarningListener();
        using var injector = new FaultInjector(new() { Listeners = [listener] });

        injector.Load(FaultPlan.Of(new FaultRule { Name = "odd", Target = FaultTarget.Parse("aws:S3/*"), Fault = new ErrorFault { Code = "SlowDwon" } }));

        Assert.Contains("did you mean \"SlowDown\"?", Assert.Single(listener.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void SecondAttach_AddsNoSecondHandler()
    {
        using var injector = new FaultInjector();
        using var client = Clients.DynamoDb(new StubService());

        client.AttachChaos(injector).AttachChaos(injector);

        Assert.Single(ClientPipeline.Of(client).Handlers, handler => handler is AttemptHandler);
    }

    [Fact]
    public async Task ClientWithAnInjectorOfItsOwn_AsksThatOne()
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", new ErrorFault { Code = "ResourceNotFoundException" });
        using var client = Clients.DynamoDb(new StubService());
        client.AttachChaos(injector);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ClientThroughItsInterface_IsAttachedAndKeepsItsType()
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", new ErrorFault());
        using var client = Clients.DynamoDb(new StubService());
        IAmazonDynamoDB known = client;

        var attached = known.AttachChaos(injector);

        Assert.Same(client, attached);
    }

    [Fact]
    public void PipelineThatEndsInAHandlerOfSomebodyElse_IsLeftAsItIs()
    {
        using var injector = new FaultInjector();
        var pipeline = new RuntimePipeline(new ForeignHandler());

        var handler = AttemptHandler.Install(pipeline, injector, isOwn: true);

        Assert.Null(handler);
        Assert.IsType<ForeignHandler>(pipeline.Handler);
    }

    [Fact]
    public void CustomizerThatCannotCustomize_ThrowsNothingIntoTheClientsConstructor()
    {
        var pipeline = new RuntimePipeline(new ForeignHandler());

        new ClientCustomizer().Customize(typeof(AmazonDynamoDBClient), pipeline);

        Assert.IsType<ForeignHandler>(pipeline.Handler);
    }

    private sealed class ForeignHandler : PipelineHandler;

    private sealed class WarningListener : IFaultListener
    {
        public List<string> Warnings { get; } = [];

        public void OnNotice(FaultNotice notice)
        {
            if (notice.Level == NoticeLevel.Warning)
            {
                Warnings.Add(notice.Message);
            }
        }

        public void OnHit(FaultHit hit)
        {
        }
    }
}
