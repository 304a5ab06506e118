using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FaultKit.AwsSdk;

namespace FaultKit.Testing.Tests;

/// <summary>Many tests at once on the same singletons, and one test many times.</summary>
[Collection(nameof(VirtualTime))]
public sealed class CrowdTests
{
    private static readonly FaultInjector s_own = new();
    private static readonly HttpClient s_client = new(new FaultHttpHandler(s_own, new StubTransport()));

    [Fact]
    public async Task AThousandTestsSideBySide_EachSeeTheirOwnFaultsAlone()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => Task.Run(() => StatusesAsync(400 + (number % 100)))));

        Assert.All(seen, (statuses, number) => Assert.Equal([400 + (number % 100), 200, 400 + (number % 100)], statuses));
    }

    [Fact]
    public async Task AThousandTestsOnOneTable_EachLoseTheirOwnReplyAlone()
    {
        var service = new FakeDynamoDb().AddTable("pages", "id");
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 }.ConnectTo(service)).AttachChaos(s_own);

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => Task.Run(() => VisitAsync(dynamo, number))));

        Assert.All(Enumerable.Range(0, 1_000), number => Assert.Equal(number % 2 == 0 ? 2 : 1, service.Ledger.For($"UpdateItem pages/{number}").Count));
    }

    [Fact]
    public async Task ATestRunAHundredTimes_LeavesTheSameJournalByteForByte()
    {
        var journals = new HashSet<string>();

        for (var run = 0; run < 100; run++)
        {
            journals.Add(await JournalAsync());
        }

        Assert.Single(journals);
    }

    /// <summary>Visits a page until it is told that it did: every second test loses the first reply, the others the first call.</summary>
    private static async Task VisitAsync(AmazonDynamoDBClient dynamo, int number)
    {
        var visit = new UpdateItemRequest
        {
            TableName = "pages",
            Key = new() { ["id"] = new($"{number}") },
            UpdateExpression = "ADD visits :one",
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
        };
        await FaultTest.RunAsync(
            plan => (number % 2 == 0 ? plan.On(Aws.DynamoDb()).Call(1).After() : plan.On(Aws.DynamoDb()).Call(1)).Fail(),
            async _ =>
            {
                await Assert.ThrowsAsync<InternalServerErrorException>(() => dynamo.UpdateItemAsync(visit));
                await dynamo.UpdateItemAsync(visit);
            });
    }

    private static async Task<int[]> StatusesAsync(int status)
    {
        var seen = new int[3];
        await FaultTest.RunAsync(
            plan =>
            {
                plan.On(Http.Any("prices.internal/quotes/*")).Call(1).Respond(status);
                plan.On(Http.Any("prices.internal/quotes/*")).Call(3).Respond(status);
            },
            async chaos =>
            {
                for (var i = 0; i < seen.Length; i++)
                {
                    seen[i] = await StatusAsync();
                    await Task.Yield();
                }

                chaos.ExpectHits("http:*", 2);
            });
        return seen;
    }

    private static async Task<string> JournalAsync()
    {
        var journal = new StringBuilder();
        await FaultTest.RunAsync(
            plan => plan.Include("""
                { "version": 1, "enabled": true, "environments": ["Test"], "seed": 7,
                  "rules": [
                    { "name": "late", "target": "http:*", "percentage": 60, "fault": { "type": "latency", "delay": "800ms", "jitter": "300ms" } },
                    { "name": "down", "target": "http:*", "percentage": 40, "oneOf": [
                      { "weight": 1, "fault": { "type": "response", "status": 503 } }, { "weight": 1, "fault": { "type": "throttle" } } ] } ] }
                """),
            async chaos =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await StatusAsync();
                }

                journal.AppendJoin('\n', chaos.Hits.Select(hit => $"{hit.Time:O} {hit}"));
            },
            new VirtualClock());
        return journal.ToString();
    }

    private static async Task<int> StatusAsync()
    {
        using var response = await s_client.GetAsync(new Uri("http://prices.internal/quotes/1"));
        return (int)response.StatusCode;
    }
}
