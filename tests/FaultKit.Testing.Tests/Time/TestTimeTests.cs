using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FaultKit.AwsSdk;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace FaultKit.Testing.Tests.Time;

/// <summary>Timeouts, back-off and retries of the libraries around a call, on a test's clock.</summary>
[Collection(nameof(VirtualTime))]
public sealed class TestTimeTests : IDisposable
{
    private static readonly Uri s_quote = new("http://prices.internal/quotes/1");

    private readonly VirtualClock _clock = new();
    private readonly FaultInjector _own = new();

    public void Dispose() => _own.Dispose();

    [Fact]
    public async Task AClientsTimeout_RunsOnTheTestsClock()
    {
        using var client = TestTime.CreateClient(new FaultHttpHandler(_own, new StubTransport()));

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Inject(new TimeoutFault { Cap = TimeSpan.FromMinutes(5) }),
            async _ =>
            {
                var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(s_quote, TestContext.Current.CancellationToken));

                Assert.Equal("The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.", failure.Message);
                Assert.IsType<TimeoutException>(failure.InnerException);
            },
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(100), _clock.Elapsed);
    }

    [Fact]
    public async Task AFactorysClients_KeepTheTimeoutTheyWereGiven()
    {
        await using var services = new ServiceCollection().AddTestTime().AddChaos(_ => { })
            .AddHttpClient("prices", client => client.Timeout = TimeSpan.FromSeconds(7)).ConfigurePrimaryHttpMessageHandler(() => new StubTransport()).Services
            .BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("prices");

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Inject(new TimeoutFault { Cap = TimeSpan.FromMinutes(5) }),
            _ => Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(s_quote, TestContext.Current.CancellationToken)),
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(7), _clock.Elapsed);
    }

    [Fact]
    public async Task AFactorysClients_GiveUpOnASlowBodyToo()
    {
        await using var services = new ServiceCollection().AddTestTime().AddChaos(_ => { })
            .AddHttpClient("prices", client => client.Timeout = TimeSpan.FromSeconds(7)).ConfigurePrimaryHttpMessageHandler(() => new StubTransport()).Services
            .BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("prices");

        await FaultTest.RunAsync(
            plan => plan.On(Http.Any("*")).Trickle(1, TimeSpan.FromSeconds(1)),
            _ => Assert.ThrowsAsync<TaskCanceledException>(() => client.GetStringAsync(s_quote, TestContext.Current.CancellationToken)),
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(7), _clock.Elapsed);
    }

    [Fact]
    public async Task TheAwsSdksRetries_WaitOnTheTestsClock()
    {
        using var dynamo = Dynamo();

        await FaultTest.RunAsync(Throttled, async _ => await dynamo.GetItemAsync(Item()), _clock);

        Assert.Equal(TimeSpan.FromSeconds(1 + 2 + 4), _clock.Elapsed);
    }

    [Theory]
    [InlineData("""{ "type": "timeout" }""")]
    [InlineData("""{ "type": "latency", "delay": "5s" }""")]
    public async Task TheAwsSdksTimeout_EndsEachAttemptOnTheTestsClock(string fault)
    {
        using var dynamo = Dynamo(TimeSpan.FromSeconds(2));

        await FaultTest.RunAsync(
            plan => plan.Include(Always(fault)),
            async chaos =>
            {
                await Assert.ThrowsAsync<TimeoutException>(() => dynamo.GetItemAsync(Item(), TestContext.Current.CancellationToken));

                // Two seconds of silence each, with waits of one second and of two between them.
                chaos.ExpectTimes("aws:DynamoDB/GetItem", TimeSpan.Zero, TimeSpan.FromSeconds(2 + 1), TimeSpan.FromSeconds(2 + 1 + 2 + 2));
            },
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(2 + 1 + 2 + 2 + 2), _clock.Elapsed);
    }

    [Theory]
    [InlineData("""{ "type": "timeout" }""")]
    [InlineData("""{ "type": "latency", "delay": "5m" }""")]
    public async Task TheAwsSdksTimeout_LooksAsItDoesOnTheSystemsClock(string fault)
    {
        using var real = Dynamo(TimeSpan.FromMilliseconds(20), attempts: 1);
        using var virtually = Dynamo(TimeSpan.FromSeconds(2), attempts: 1);
        var seen = new List<string>();
        async Task LookAsync(AmazonDynamoDBClient dynamo)
        {
            var failure = await Record.ExceptionAsync(() => dynamo.GetItemAsync(Item()));
            seen.Add(string.Join(" <- ", Chain(failure).Select(e => $"{e.GetType()}: {e.Message}")));
        }

        await FaultTest.RunAsync(plan => plan.Include(Always(fault)), _ => LookAsync(real));
        await FaultTest.RunAsync(plan => plan.Include(Always(fault)), _ => LookAsync(virtually), _clock);

        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task AnAwsServiceThatIsSlowItself_CountsForTheTimeoutOfAFaultedAttempt()
    {
        using var dynamo = Dynamo(TimeSpan.FromSeconds(2), attempts: 1, service: new SlowTransport(TimeSpan.FromSeconds(1.5)));

        await FaultTest.RunAsync(
            plan => plan.On("aws:DynamoDB/GetItem").Delay(TimeSpan.FromSeconds(1)),
            _ => Assert.ThrowsAsync<TimeoutException>(() => dynamo.GetItemAsync(Item(), TestContext.Current.CancellationToken)),
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(2), _clock.Elapsed);
    }

    [Fact]
    public async Task AnAwsAttemptThatIsSlowWithinItsTimeout_IsAnswered()
    {
        using var dynamo = Dynamo(TimeSpan.FromSeconds(2), attempts: 1, service: new SlowTransport(TimeSpan.FromSeconds(0.5)));

        await FaultTest.RunAsync(
            plan => plan.On("aws:DynamoDB/GetItem").Delay(TimeSpan.FromSeconds(1)),
            async _ => await dynamo.GetItemAsync(Item()),
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(1.5), _clock.Elapsed);
    }

    [Fact]
    public async Task TenMinutesOfTrouble_EndInNoTime()
    {
        await using var services = new ServiceCollection().AddTestTime().AddChaos(_ => { })
            .AddHttpClient("prices").ConfigurePrimaryHttpMessageHandler(() => new StubTransport()).AddStandardResilienceHandler().Services
            .BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("prices");
        using var dynamo = Dynamo();
        var polly = new ResiliencePipelineBuilder { TimeProvider = TestTime.Ambient }
            .AddRetry(new RetryStrategyOptions { Delay = TimeSpan.FromMinutes(2), MaxRetryAttempts = 4, BackoffType = DelayBackoffType.Constant })
            .Build();

        var best = TimeSpan.MaxValue;
        var elapsed = TimeSpan.Zero;
        for (var round = 0; round < 25; round++)
        {
            var clock = new VirtualClock();
            var watch = Stopwatch.StartNew();
            await FaultTest.RunAsync(Trouble, _ => FlowAsync(client, dynamo, polly), clock);
            (best, elapsed) = (watch.Elapsed < best ? watch.Elapsed : best, clock.Elapsed);
        }

        // The best of many: the machine may have something else to do, and the first rounds compile.
        Assert.True(elapsed > TimeSpan.FromMinutes(10), $"{elapsed} of virtual time");
        Assert.True(best < TimeSpan.FromMilliseconds(50), $"{best.TotalMilliseconds} ms");
    }

    [Fact]
    public void OutsideOfTests_TheClockIsTheSystems()
    {
        var before = TimeProvider.System.GetUtcNow();

        var now = TestTime.Ambient.GetUtcNow();

        Assert.InRange(now, before, TimeProvider.System.GetUtcNow());
    }

    private async Task FlowAsync(HttpClient client, AmazonDynamoDBClient dynamo, ResiliencePipeline polly)
    {
        using var quote = await client.GetAsync(s_quote);
        await dynamo.GetItemAsync(Item());
        await polly.ExecuteAsync(async token => await FaultInjector.For(_own).PointAsync("ledger.commit", token));
    }

    private static void Throttled(FaultTestPlan plan)
    {
        plan.On("aws:DynamoDB/GetItem").Calls(1..3).Throttle();
        plan.On("aws:DynamoDB/GetItem").Call(4).Respond(200, "{}", ("Content-Type", "application/x-amz-json-1.0"));
    }

    private static void Trouble(FaultTestPlan plan)
    {
        Throttled(plan);
        plan.On(Http.Any("prices.internal")).Call(1).Respond(503);
        plan.On(Http.Any("prices.internal")).Call(2).Delay(TimeSpan.FromSeconds(5));
        plan.On("point:ledger.commit").Calls(1..4).Fail();
        plan.On("point:ledger.commit").Call(5).Delay(TimeSpan.FromMinutes(3));
    }

    private AmazonDynamoDBClient Dynamo() => Dynamo(new AmazonDynamoDBConfig { MaxErrorRetry = 5 });

    private AmazonDynamoDBClient Dynamo(TimeSpan timeout, int attempts = 3, HttpMessageHandler? service = null)
    {
        var config = new AmazonDynamoDBConfig { Timeout = timeout, MaxErrorRetry = attempts - 1 };
        return Dynamo(service is null ? config : config.ConnectTo(service));
    }

    private AmazonDynamoDBClient Dynamo(AmazonDynamoDBConfig config)
    {
        TestTime.CoverAwsSdk();
        (config.ServiceURL, config.AuthenticationRegion) = ("http://127.0.0.1:9", "eu-central-1");
        return new AmazonDynamoDBClient(new BasicAWSCredentials("a", "b"), config).AttachChaos(_own);
    }

    private static string Always(string fault) =>
        $$"""{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "slow", "target": "aws:DynamoDB/GetItem", "fault": {{fault}} } ] }""";

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }

    private static GetItemRequest Item() => new() { TableName = "orders", Key = new() { ["id"] = new("1") } };

    /// <summary>A service that takes its time, on the test's clock.</summary>
    private sealed class SlowTransport(TimeSpan time) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(time, TestTime.Ambient, cancellationToken);
            return new() { Content = new StringContent("{}", null, "application/x-amz-json-1.0") };
        }
    }
}
