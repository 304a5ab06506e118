using System.Net;
using System.Net.Http.Json;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaultKit.AwsSdk;
using FaultKit.Lambda;
using FaultKit.Lambda.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

#pragma warning disable xUnit1051 // The page shows what a reader would write.

namespace FaultKit.Testing.Tests;

/// <summary>What docs/testing.md shows, run; a convention test holds the page to these lines.</summary>
[Collection(nameof(VirtualTime))]
public sealed class TestingGuideTests : IAsyncDisposable
{
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;
    private readonly Prices _prices;

    public TestingGuideTests()
    {
        _client = new(new FaultHttpHandler(_own, new StubTransport()));
        _prices = new(_client);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _own.Dispose();
        return default;
    }

    [Fact]
    public async Task FirstTest()
    {
        var prices = _prices;

        // snippet: first
        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal/quotes/*")).Call(1).Throttle(),
            async chaos =>
            {
                var price = await prices.GetAsync("MSFT");

                Assert.Equal("fallback", price);
            });
        // end
    }

    [Fact]
    public async Task WhichCalls()
    {
        var prices = _prices;
        await FaultTest.RunAsync(
            plan =>
            {
                // snippet: which
                plan.On(Http.Get("prices.internal/quotes/*")).Call(1).Fail();              // the first
                plan.On(Http.Get("prices.internal/quotes/*")).Calls(2..3).Throttle();      // the second and the third
                plan.On(Http.Get("prices.internal/quotes/*")).Calls(4..).Respond(503);     // all from the fourth
                plan.On(Http.Any("*")).Skip(2).Every(3).Delay(TimeSpan.FromMilliseconds(1)); // the fifth, the eighth, ...
                plan.On(Http.Any("*")).Where("path", MatchOperator.Contains, "MSFT").Delay(TimeSpan.FromMilliseconds(1));
                // end
            },
            async _ =>
            {
                for (var i = 0; i < 6; i++)
                {
                    await prices.GetAsync("MSFT");
                }
            });
    }

    [Fact]
    public async Task LostReply()
    {
        var (prices, client) = (_prices, _client);

        // snippet: lost
        await FaultTest.RunAsync(
            plan => plan.On(Http.Post("ledger.internal/entries")).Call(1).After().Fail(),
            async chaos =>
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsJsonAsync("http://ledger.internal/entries", new { amount = 7 }));

                // The ledger has the entry. Does your code send it again, and does the ledger take it twice?
                Assert.Equal("error after the call", chaos.Hits[0].Detail);
            });
        // end
        Assert.NotNull(prices);
    }

    [Fact]
    public async Task LostReplyOfAStatefulService()
    {
        // snippet: fake
        var service = new FakeHttpService();
        using var client = new HttpClient(new FaultHttpHandler(_own, service));

        await FaultTest.RunAsync(
            plan => plan.On(Http.Post("payments.internal/charges")).Call(1).After().Fail(),
            async _ =>
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsJsonAsync("http://payments.internal/charges", new { amount = 7 }));
                await client.PostAsJsonAsync("http://payments.internal/charges", new { amount = 7 });
            });

        service.Ledger.Expect("POST payments.internal/charges", 2); // charged twice: the first call had failed only for the caller
        // end
    }

    [Fact]
    public async Task IdempotencyKey()
    {
        var service = new FakeHttpService();
        var client = new HttpClient(new FaultHttpHandler(_own, service));

        // snippet: key
        client.DefaultRequestHeaders.Add("Idempotency-Key", "order-7");

        await FaultTest.RunAsync(
            plan => plan.On(Http.Post("payments.internal/charges")).Call(1).After().Fail(),
            async _ =>
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsJsonAsync("http://payments.internal/charges", new { amount = 7 }));
                await client.PostAsJsonAsync("http://payments.internal/charges", new { amount = 7 });
            });

        service.Ledger.ExpectOnce("POST payments.internal/charges");
        // end
    }

    [Fact]
    public void AnswersOfAService()
    {
        var service = new FakeHttpService();

        // snippet: answers
        service
            .On(Http.Get("prices.internal/quotes/*"), 200, """{ "price": 42 }""")
            .On(Http.Post("payments.internal/charges"), request => new(HttpStatusCode.Created) { Headers = { Location = new("http://payments.internal/charges/1") } });
        // end
        Assert.Empty(service.Ledger.Entries);
    }

    [Fact]
    public async Task CounterOfDynamoDb()
    {
        // snippet: counter
        var service = new FakeDynamoDb().AddTable("pages", "id");
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(service)).AttachChaos(_own);
        var visit = new UpdateItemRequest
        {
            TableName = "pages",
            Key = new() { ["id"] = new("home") },
            UpdateExpression = "ADD visits :one",
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
        };

        await FaultTest.RunAsync(
            plan => plan.On(Aws.DynamoDb("UpdateItem")).Call(1).After().Connection(ConnectionKind.Reset),
            async _ => await dynamo.UpdateItemAsync(visit)); // the SDK tries again by itself, and is told that all is well

        var page = await dynamo.GetItemAsync("pages", visit.Key);
        Assert.Equal("2", page.Item["visits"].N); // one visit, counted twice
        service.Ledger.Expect("UpdateItem pages/home", 2);
        // end
    }

    [Fact]
    public async Task CounterThatKnowsItsRequests()
    {
        var service = new FakeDynamoDb().AddTable("pages", "id");
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(service)).AttachChaos(_own);

        // snippet: once
        var visit = new UpdateItemRequest
        {
            TableName = "pages",
            Key = new() { ["id"] = new("home") },
            UpdateExpression = "ADD visits :one SET lastVisit = :visit",
            ConditionExpression = "attribute_not_exists(lastVisit) OR lastVisit <> :visit",
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" }, [":visit"] = new("visit-7") },
        };

        await FaultTest.RunAsync(
            plan => plan.On(Aws.DynamoDb("UpdateItem")).Call(1).After().Connection(ConnectionKind.Reset),
            async _ => await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.UpdateItemAsync(visit))); // "it is done already"

        service.Ledger.ExpectOnce("UpdateItem pages/home");
        // end
    }

    [Fact]
    public async Task TransactionWithAToken()
    {
        var service = new FakeDynamoDb().AddTable("pages", "id");
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(service)).AttachChaos(_own);

        // snippet: token
        var visit = new TransactWriteItemsRequest
        {
            ClientRequestToken = "visit-7",
            TransactItems =
            [
                new()
                {
                    Update = new()
                    {
                        TableName = "pages",
                        Key = new() { ["id"] = new("home") },
                        UpdateExpression = "ADD visits :one",
                        ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
                    },
                },
            ],
        };

        await FaultTest.RunAsync(
            plan => plan.On(Aws.DynamoDb("TransactWriteItems")).Call(1).After().Connection(ConnectionKind.Reset),
            async _ => await dynamo.TransactWriteItemsAsync(visit)); // tried again, recognised by its token, and all is well

        service.Ledger.ExpectOnce("UpdateItem pages/home");
        // end
    }

    [Fact]
    public async Task FlowAcrossServices()
    {
        // snippet: flow
        var ledger = new Ledger();
        var tables = new FakeDynamoDb(ledger).AddTable("orders", "id");
        var queues = new FakeSqs(ledger);
        var files = new FakeS3(ledger).AddBucket("receipts");
        var queue = queues.AddQueue("settlements");
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(tables)).AttachChaos(_own);
        using var sqs = new AmazonSQSClient(new AmazonSQSConfig().ConnectTo(queues)).AttachChaos(_own);
        using var s3 = new AmazonS3Client(new AmazonS3Config().ConnectTo(files)).AttachChaos(_own);
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Aws.S3("PutObject")).Always().Throttle(),
            async _ =>
            {
                await dynamo.PutItemAsync("orders", new() { ["id"] = new("7") });
                await sqs.SendMessageAsync(queue, "settle 7");
                await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(new() { BucketName = "receipts", Key = "7.txt", ContentBody = "7" }));
            },
            clock);

        ledger.ExpectOrder("PutItem orders/7", "SendMessage settlements"); // the order stands, and there is no receipt
        // end
    }

    [Fact]
    public async Task VisibilityOfAMessage()
    {
        // snippet: visibility
        var clock = new VirtualClock();
        var service = new FakeSqs(time: clock);
        var queue = service.AddQueue("settlements", ("VisibilityTimeout", "30"));
        using var sqs = new AmazonSQSClient(new AmazonSQSConfig().ConnectTo(service));

        await clock.RunAsync(async () =>
        {
            await sqs.SendMessageAsync(queue, "settle 7");
            await sqs.ReceiveMessageAsync(queue); // and forgotten
            await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 20 }); // nothing
            var again = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 20 });

            Assert.Equal("settle 7", again.Messages[0].Body);
        });

        Assert.Equal(TimeSpan.FromSeconds(30), clock.Elapsed);
        // end
    }

    [Fact]
    public async Task AnyFault()
    {
        var prices = _prices;

        // snippet: any
        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Inject(new ConnectionFault { Kind = ConnectionKind.Reset }),
            async _ => Assert.Equal("fallback", await prices.GetAsync("MSFT")));
        // end
    }

    [Fact]
    public async Task FromJson()
    {
        var prices = _prices;

        // snippet: json
        await FaultTest.RunAsync(
            plan => plan.Include("""
                { "version": 1, "enabled": true, "environments": ["Test"], "seed": 7,
                  "rules": [ { "name": "down", "target": "http:prices.internal", "percentage": 40,
                               "fault": { "type": "response", "status": 503 } } ] }
                """),
            async chaos =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await prices.GetAsync("MSFT");
                }

                Assert.Equal([1, 3, 4, 8], chaos.Hits.Select(hit => hit.Occurrence)); // the same with every run: the seed says so
            });
        // end
    }

    [Fact]
    public async Task FromAProfile()
    {
        var prices = _prices;

        // snippet: profile
        await FaultTest.RunAsync(
            plan => plan.Include(Profiles.DependencyOutage, ("host", "prices.internal")),
            async _ => Assert.Equal("fallback", await prices.GetAsync("MSFT")));
        // end
    }

    [Fact]
    public async Task Expectations()
    {
        var prices = _prices;

        // snippet: expect
        var clock = new VirtualClock();
        await FaultTest.RunAsync(
            plan =>
            {
                plan.On(Http.Get("prices.internal")).Call(1).Named("slow").Delay(TimeSpan.FromSeconds(3));
                plan.On(Http.Get("prices.internal")).Call(2).Named("down").Respond(503);
            },
            async chaos =>
            {
                await prices.GetAsync("MSFT");
                await prices.GetAsync("MSFT");

                chaos.ExpectHits("http:GET prices.internal", 2);
                chaos.ExpectOrder("slow", "down");
                chaos.ExpectTimes("http:GET prices.internal", TimeSpan.Zero, TimeSpan.FromSeconds(3));
            },
            clock);
        // end
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Elapsed);
    }

    [Fact]
    public async Task BegunByHand()
    {
        var prices = _prices;

        // snippet: begin
        using var chaos = FaultTest.Begin(plan => plan.On(Http.Get("prices.internal")).Throttle());

        Assert.Equal("fallback", await prices.GetAsync("MSFT"));

        chaos.Verify();
        // end
    }

    [Fact]
    public async Task TestServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.UseChaos();
        builder.Services.AddHttpClient<Prices>().ConfigurePrimaryHttpMessageHandler(() => new StubTransport());
        await using var app = builder.Build();
        app.MapGet("/price", async (Prices prices) => Results.Text(await prices.GetAsync("MSFT")));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var client = app.GetTestClient();

        // snippet: host
        using var chaos = FaultTest.Begin(app.Services, plan => plan.On(Http.Get("prices.internal")).Throttle());

        Assert.Equal("fallback", await client.GetStringAsync("/price"));

        chaos.Verify();
        // end
    }

    [Fact]
    public async Task VirtualTimeOfALibrary()
    {
        var client = _client;

        // snippet: clock
        var retry = new ResiliencePipelineBuilder { TimeProvider = TestTime.Ambient }
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4, Delay = TimeSpan.FromMinutes(2), BackoffType = DelayBackoffType.Constant })
            .Build();
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Calls(1..4).Fail(),
            async _ => await retry.ExecuteAsync(async token => await client.GetStringAsync("http://prices.internal/quotes/MSFT", token)),
            clock);

        Assert.Equal(TimeSpan.FromMinutes(8), clock.Elapsed); // and no time has passed
        // end
    }

    [Fact]
    public async Task VirtualTimeOfAHost()
    {
        // snippet: services
        var services = new ServiceCollection();
        services.AddTestTime();
        services.AddChaos();
        services.AddHttpClient<Prices>().ConfigurePrimaryHttpMessageHandler(() => new StubTransport()).AddStandardResilienceHandler();
        // end
        await using var provider = services.BuildServiceProvider();
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Calls(1..3).Respond(503),
            async _ => Assert.Equal("{}", await provider.GetRequiredService<Prices>().GetAsync("MSFT")),
            clock);

        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Handler()
    {
        // snippet: handler
        Func<string, Task<string>> handler = order => Task.FromResult($"placed {order}");
        var chaotic = handler.UseChaos(_own);

        await FaultTest.RunAsync(
            plan => plan.On(Invocations.Any).Call(1).Fail("OutOfMemory", "the runtime exited"),
            async _ => await Assert.ThrowsAnyAsync<Exception>(() => chaotic("7")));
        // end
    }

    [Fact]
    public async Task Function()
    {
        var prices = _prices;
        Func<string, Task<string>> handler = async symbol => await prices.GetAsync(symbol);

        // snippet: function
        await using var lambda = new LambdaEmulator();
        var orders = lambda.Function("orders");
        orders.Start(stop => RunAsync(handler, orders.RuntimeApi, lambda.CreateHandler(), stop));

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal/quotes/*")).Throttle(),
            async _ =>
            {
                var outcome = await orders.InvokeAsync("MSFT");

                Assert.Equal("fallback", outcome.Text);
                Assert.Null(outcome.Error);
                Assert.True(outcome.Duration < TimeSpan.FromSeconds(3));
            });
        // end
    }

    [Fact]
    public async Task Events()
    {
        await using var lambda = new LambdaEmulator();
        var orders = lambda.Function("orders");
        orders.Start(stop => RunAsync(Task.FromResult, orders.RuntimeApi, lambda.CreateHandler(), stop));

        // snippet: events
        await orders.InvokeAsync(LambdaEvents.HttpApi("POST", "/orders?dry=1", """{"amount":3}""", ("Content-Type", "application/json")));
        await orders.InvokeAsync(LambdaEvents.EventBridge("shop.orders", "OrderPlaced", """{"order":7}"""));
        await orders.InvokeAsync(LambdaEvents.DynamoDb("orders", """{"Id":{"N":"7"}}""", newImage: """{"Id":{"N":"7"}}"""));
        await orders.InvokeAsync(LambdaEvents.Json(new { OrderId = 7 }));
        // end
        Assert.Equal(4, orders.Outcomes.Count);
    }

    [Fact]
    public async Task TimeoutOfTheAwsSdk()
    {
        var service = new FakeDynamoDb().AddTable("pages", "id");

        // snippet: timeout
        TestTime.CoverAwsSdk();
        var config = new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(2), MaxErrorRetry = 2 };
        using var dynamo = new AmazonDynamoDBClient(config.ConnectTo(service)).AttachChaos(_own);
        var clock = new VirtualClock();

        await FaultTest.RunAsync(
            plan => plan.On(Aws.DynamoDb("GetItem")).Inject(new TimeoutFault()),
            async _ => await Assert.ThrowsAsync<TimeoutException>(() => dynamo.GetItemAsync("pages", new() { ["id"] = new("home") })),
            clock);

        Assert.Equal(TimeSpan.FromSeconds(2 + 1 + 2 + 2 + 2), clock.Elapsed); // three attempts of two seconds, and the waits between them
        // end
    }

    [Fact]
    public async Task Queue()
    {
        var prices = _prices;
        Func<string, Task<string>> handler = async _ => await prices.GetAsync("MSFT") == "fallback" ? throw new InvalidOperationException("no price") : "{}";

        // snippet: queue
        var clock = new VirtualClock();
        await using var lambda = new LambdaEmulator(new() { TimeProvider = clock });
        var settlement = lambda.Function("settlement");
        var dead = lambda.Queue("trades-dead");
        var trades = lambda.Queue("trades", new() { VisibilityTimeout = TimeSpan.FromMinutes(1), MaxReceiveCount = 3, DeadLetterQueue = dead });
        trades.Subscribe(settlement, new() { BatchSize = 5, ReportBatchItemFailures = true });

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Calls(1..3).Respond(503),
            async _ =>
            {
                settlement.Start(stop => RunAsync(handler, settlement.RuntimeApi, lambda.CreateHandler(), stop));
                trades.Send("""{"order":1}""", """{"order":2}""");
                await trades.DrainAsync();

                Assert.Equal(3, settlement.Outcomes.Count);
                Assert.Equal(2, dead.Messages.Count); // two orders that nobody settled: does somebody look there?
            },
            clock);

        Assert.Equal(TimeSpan.FromMinutes(3), clock.Elapsed); // and no time has passed
        // end
    }

    [Fact]
    public async Task Asynchronous()
    {
        var prices = _prices;
        Func<string, Task<string>> handler = async _ => await prices.GetAsync("MSFT") == "fallback" ? throw new InvalidOperationException("no price") : "{}";
        var clock = new VirtualClock();
        await using var lambda = new LambdaEmulator(new() { TimeProvider = clock });
        var orders = lambda.Function("orders");

        // snippet: asynchronous
        orders.AsyncInvoke = new() { OnFailure = lambda.Queue("orders-failed") };

        await FaultTest.RunAsync(
            plan => plan.On(Http.Get("prices.internal")).Calls(1..2).Respond(503),
            async _ =>
            {
                orders.Start(stop => RunAsync(handler, orders.RuntimeApi, lambda.CreateHandler(), stop));
                var invocation = await orders.InvokeEventAsync("""{"order":7}""");

                Assert.Equal(AsyncCondition.Success, invocation.Condition);
                Assert.Equal(3, invocation.Attempts.Count); // at once, after one minute, and after two more
            },
            clock);
        // end
        Assert.Equal(TimeSpan.FromMinutes(3), clock.Elapsed);
    }

    /// <summary>Stands where a reader has the bootstrap of Amazon's runtime client.</summary>
    private static async Task RunAsync(Func<string, Task<string>> handler, string runtimeApi, HttpMessageHandler transport, CancellationToken stop)
    {
        using var client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var runtime = new MiniRuntime(client, runtimeApi, async (_, json) => Encoding.UTF8.GetBytes(await handler(Encoding.UTF8.GetString(json))));
        await runtime.RunAsync(1, stop);
    }

    private sealed class Prices(HttpClient client)
    {
        public async Task<string> GetAsync(string symbol)
        {
            try
            {
                using var response = await client.GetAsync(new Uri($"http://prices.internal/quotes/{symbol}"));
                return response.StatusCode == HttpStatusCode.OK ? "{}" : "fallback";
            }
            catch (HttpRequestException)
            {
                return "fallback";
            }
        }
    }
}
