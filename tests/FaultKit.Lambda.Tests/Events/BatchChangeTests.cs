using System.Text.Json;

namespace FaultKit.Lambda.Tests;

/// <summary>What a batch fault does to the records of an event, on its way through the Runtime API.</summary>
public sealed class BatchChangeTests
{
    [Theory]
    [BothTransports(BatchKind.Duplicate, 1, 4)]
    [BothTransports(BatchKind.Duplicate, 9, 6)]
    [BothTransports(BatchKind.Drop, 1, 2)]
    [BothTransports(BatchKind.Drop, 9, 1)]
    public async Task RecordsOfAQueue_ComeTwiceOrNotAtAll(Transport transport, BatchKind kind, int count, int expected)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(new BatchFault { Kind = kind, Count = count }))).Start();

        await stage.InvokeAsync(Sample.Text("sqs"), "a");

        var ids = Ids(stage.Events["a"]);
        Assert.Equal(expected, ids.Length);
        Assert.Equal(ids, ids.Order(Comparer<string>.Create((x, y) => Array.IndexOf(Ids(Sample.Text("sqs")), x) - Array.IndexOf(Ids(Sample.Text("sqs")), y))));
    }

    [Theory, BothTransports]
    public async Task Reorder_KeepsEveryRecord_InAnotherOrder(Transport transport)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(new BatchFault { Kind = BatchKind.Reorder }))).Start();

        for (var i = 0; i < 5; i++)
        {
            await stage.InvokeAsync(Sample.Text("sqs"), $"a{i}");

            Assert.NotEqual(Ids(Sample.Text("sqs")), Ids(stage.Events[$"a{i}"]));
            Assert.Equal(Ids(Sample.Text("sqs")).Order(), Ids(stage.Events[$"a{i}"]).Order());
        }
    }

    [Theory]
    [BothTransports("sqs", "{\"poisoned")]
    [BothTransports("sns", "{\"poisoned")]
    [BothTransports("kinesis", "eyJwb2lzb25lZA==")]
    [BothTransports("s3", "poisoned")]
    [BothTransports("dynamodb", "{}")]
    [BothTransports("eventbridge", "{\"poisoned")]
    public async Task Poison_TakesThePlaceOfWhatOneRecordCarries(Transport transport, string sample, string poison)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(new BatchFault { Kind = BatchKind.Poison }))).Start();

        await stage.InvokeAsync(Sample.Text(sample), "a");

        var got = stage.Events["a"];
        var records = EventRecords.Of(EventFacts.Of(System.Text.Encoding.UTF8.GetBytes(got)).Source, System.Text.Encoding.UTF8.GetBytes(got))!;
        var payloads = records.Items.Select(record => JsonDocument.Parse(System.Text.Encoding.UTF8.GetBytes(got).AsMemory(record.Payload)).RootElement);
        Assert.Single(payloads, payload => payload.ToString() == poison);
    }

    [Theory]
    [InlineData("sns", BatchKind.Drop, "the batch has one record, and nobody is called for none")]
    [InlineData("sns", BatchKind.Reorder, "the batch has one record, and no order")]
    [InlineData("eventbridge", BatchKind.Duplicate, "an event of a bus comes alone, and not in a list")]
    [InlineData("plain", BatchKind.Duplicate, "the event has no records")]
    [InlineData("sns", BatchKind.PartialFailure, "an event of this source (sns) has no records that could be reported as failed")]
    [InlineData("plain", BatchKind.PartialFailure, "an event of this source (plain) has no records that could be reported as failed")]
    public async Task EventWithoutOccasion_PassesAndTheHitSaysWhy(string sample, BatchKind kind, string reason)
    {
        await using var stage = (await Stage.OpenAsync(Transport.Memory, null, Rules.Of(new BatchFault { Kind = kind }))).Start();

        await stage.InvokeAsync(Sample.Text(sample), "a");

        Assert.Equal(Sample.Text(sample), stage.Events["a"]);
        Assert.Equal((HitOutcome.Missed, reason), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    [Theory]
    [BothTransports("sqs", "3f0c5f52-30a5-4ac5-9dbe-2f5b4f2e9f10|2e1424d4-f796-459a-8184-9c92662be6da|059f36b4-87a3-44ab-83d2-661975830a7d")]
    [BothTransports("dynamodb", "111|222")]
    [BothTransports("kinesis", "49590338271490256608559692538361571095921575989136588898|49590338271490256608559692540925702759324208523137515618")]
    public async Task PartialFailure_ReportsRecordsThatTheFunctionWorkedOn(Transport transport, string sample, string ids)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(new BatchFault { Kind = BatchKind.PartialFailure, Count = 9 }));
        stage.Handler = (id, json) =>
        {
            stage.Events[id] = System.Text.Encoding.UTF8.GetString(json);
            return Task.FromResult("""{"batchItemFailures":[{"itemIdentifier":"own"}]}"""u8.ToArray());
        };

        var outcome = await stage.Start().InvokeAsync(Sample.Text(sample), "a");

        using var report = JsonDocument.Parse(outcome.Text);
        var failed = report.RootElement.GetProperty("batchItemFailures").EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString());
        Assert.Equal(ids.Split('|').Append("own").Order(), failed.Order());
        Assert.Equal(Sample.Text(sample), stage.Events["a"]);
    }

    [Fact]
    public async Task SameSeedAndRequest_PickTheSameRecord()
    {
        var rule = Rules.Of(new BatchFault { Kind = BatchKind.Drop });
        await using var one = (await Stage.OpenAsync(Transport.Memory, null, rule)).Start();
        await using var other = (await Stage.OpenAsync(Transport.Socket, null, rule)).Start();

        await one.InvokeAsync(Sample.Text("sqs"), "a");
        await other.InvokeAsync(Sample.Text("sqs"), "a");

        Assert.Equal(one.Events["a"], other.Events["a"]);
    }

    private static string[] Ids(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("Records").EnumerateArray().Select(record => record.GetProperty("messageId").GetString()!)];
    }
}
