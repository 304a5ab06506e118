using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FaultKit.AwsSdk.Pipeline;
using FaultKit.AwsSdk.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>How attempts went by themselves, for a plan's <c>abortWhen</c>.</summary>
public sealed class AttemptObserverTests : IDisposable
{
    private static readonly AbortCondition s_condition = new() { Target = FaultTarget.Parse("aws:DynamoDB/GetItem"), ErrorRate = Rate.OfPercentage(50), Latency = TimeSpan.FromSeconds(1), Percentile = 50, MinCalls = 6 };

    private readonly FakeTimeProvider _time = new();
    private readonly FaultInjector _injector;

    public AttemptObserverTests() => _injector = new(new() { Scope = new(ScopeKind.Test, "test"), Time = _time });

    public void Dispose() => _injector.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.OK, "{}", true)]
    [InlineData(HttpStatusCode.InternalServerError, "{}", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{}", false)]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", false)]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}""", false)]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"com.amazon.coral.availability#ThrottlingException","message":"slow down"}""", false)]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}""", true)]
    [InlineData(HttpStatusCode.BadRequest, """{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}""", true)]
    [InlineData(HttpStatusCode.OK, "{ half a bo", false)]
    public async Task ServiceThatFailsOrThrottles_EndsThePlan_AndOneThatRefusesDoesNot(HttpStatusCode status, string body, bool isOn)
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => Answer(status, body))).AttachChaos(_injector);

        await Calls(client, 6);

        Assert.Equal(isOn, _injector.Plan is not null);
    }

    [Fact]
    public async Task EveryAttempt_Counts()
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => Answer(HttpStatusCode.InternalServerError, "{}"))).AttachChaos(_injector);

        // Three attempts each: the sixth ends the plan.
        await Calls(client, 1);
        var isOn = _injector.Plan is not null;
        await Calls(client, 1);

        Assert.Equal((true, true), (isOn, _injector.Plan is null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ServiceThatIsNotReached_EndsThePlan_AndCallsFailAsTheyWould(bool isSync)
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => throw new HttpRequestException("no route"))).AttachChaos(_injector);
        using var bare = Clients.DynamoDb(new Service(() => throw new HttpRequestException("no route")));

        var request = new GetItemRequest { TableName = "orders", Key = Some.Key };
        async Task<Exception?> Fail(AmazonDynamoDBClient from) => isSync
            ? Record.Exception(() => SyncCalls.GetItem(from, request))
            : await Record.ExceptionAsync(() => from.GetItemAsync(request, TestContext.Current.CancellationToken));
        var (seen, real) = (await Fail(client), await Fail(bare));
        await Fail(client);

        Assert.Equal((real!.GetType(), real.Message, real.InnerException?.GetType()), (seen!.GetType(), seen.Message, seen.InnerException?.GetType()));
        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task FaultsOfThePlan_AreNotHeldAgainstIt()
    {
        Load(new FaultRule { Name = "r", Target = FaultTarget.Parse("aws:DynamoDB/*"), Fault = new ThrottleFault() });
        using var client = Clients.DynamoDb(new StubService()).AttachChaos(_injector);

        await Calls(client, 20);

        Assert.Equal((60, true), (_injector.Journal.Hits.Injected.Count, _injector.Plan is not null));
    }

    [Fact]
    public async Task AttemptAfterAFaultedOne_CountsAgain()
    {
        // The first attempt of each call is ours; the two behind it fail by themselves.
        Load(new FaultRule { Name = "r", Target = FaultTarget.Parse("aws:DynamoDB/*"), Fault = new ThrottleFault(), Every = 3 });
        using var client = Clients.DynamoDb(new Service(() => Answer(HttpStatusCode.InternalServerError, "{}"))).AttachChaos(_injector);

        await Calls(client, 3);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task SlowAnswers_EndThePlan()
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1.1));
            return Answer(HttpStatusCode.OK, "{}");
        })).AttachChaos(_injector);

        await Calls(client, 6);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task AttemptsWhoseCallerLeft_DoNotCount()
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => throw new OperationCanceledException())).AttachChaos(_injector);
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        for (var i = 0; i < 6; i++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetItemAsync("orders", Some.Key, left.Token));
        }

        Assert.NotNull(_injector.Plan);
    }

    [Fact]
    public async Task AttemptsThatTimeOutByThemselves_EndThePlan()
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => throw new TaskCanceledException("", new TimeoutException()))).AttachChaos(_injector);

        await Calls(client, 6);

        Assert.Null(_injector.Plan);
    }

    [Fact]
    public async Task AttemptsThatTimeOut_WhileAFaultHoldsThemUp_DoNotCount()
    {
        // On the system's clock: the timeout is the client's own.
        using var injector = new FaultInjector(new() { Scope = new(ScopeKind.Test, "test") });
        var rule = new FaultRule { Name = "r", Target = FaultTarget.Parse("aws:DynamoDB/*"), Fault = new LatencyFault { Delay = TimeSpan.FromMinutes(1) } };
        injector.Load(FaultPlan.Of(rule) with { AbortWhen = [s_condition] });
        using var client = Clients.DynamoDb(new Service(() => Answer(HttpStatusCode.OK, "{}"), TimeSpan.FromMilliseconds(20))).AttachChaos(injector);

        await Calls(client, 6);

        Assert.Equal((true, true), (injector.Journal.Hits.Injected.Count >= 6, injector.Plan is not null));
    }

    [Fact]
    public async Task OtherOperations_DoNotCount()
    {
        Load();
        using var client = Clients.DynamoDb(new Service(() => Answer(HttpStatusCode.InternalServerError, "{}"))).AttachChaos(_injector);

        for (var i = 0; i < 6; i++)
        {
            await Record.ExceptionAsync(() => client.PutItemAsync("orders", Some.Key, TestContext.Current.CancellationToken));
        }

        Assert.NotNull(_injector.Plan);
    }

    [Fact]
    public void SecondAttach_AddsNoSecondObserver()
    {
        using var client = Clients.DynamoDb(new StubService());

        client.AttachChaos(_injector).AttachChaos(_injector);

        Assert.Single(ClientPipeline.Of(client).Handlers, handler => handler is AttemptObserver);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };

    private static async Task Calls(AmazonDynamoDBClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = await Record.ExceptionAsync(() => client.GetItemAsync("orders", Some.Key, TestContext.Current.CancellationToken));
        }
    }

    private void Load(params FaultRule[] rules) => _injector.Load(FaultPlan.Of(rules) with { AbortWhen = [s_condition] });

    private sealed class Service(Func<HttpResponseMessage> answer, TimeSpan? timeout = null) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Transport(answer)) { Timeout = timeout ?? TimeSpan.FromMinutes(1) };

        private sealed class Transport(Func<HttpResponseMessage> answer) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                try
                {
                    return Task.FromResult(answer());
                }
                catch (HttpRequestException e)
                {
                    return Task.FromException<HttpResponseMessage>(e);
                }
            }

            protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => answer();
        }
    }
}
