using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class EventRecordsTests
{
    [Theory]
    [InlineData("sqs", "059f36b4-87a3-44ab-83d2-661975830a7d|2e1424d4-f796-459a-8184-9c92662be6da|3f0c5f52-30a5-4ac5-9dbe-2f5b4f2e9f10", "\"{\\\"order\\\":1}\"")]
    [InlineData("pipe", "059f36b4-87a3-44ab-83d2-661975830a7d|2e1424d4-f796-459a-8184-9c92662be6da", "\"{\\\"order\\\":1}\"")]
    [InlineData("sns", "95df01b4-ee98-5cb9-9903-4c221d41eb5e", "\"{\\\"order\\\":1}\"")]
    [InlineData("s3", "0C0F6F405D6ED209E1", "\"in/1.json\"")]
    [InlineData("dynamodb", "111|222", "{ \"Message\": { \"S\": \"New item!\" }, \"Id\": { \"N\": \"101\" } }")]
    [InlineData("kinesis", "49590338271490256608559692538361571095921575989136588898|49590338271490256608559692540925702759324208523137515618", "\"eyJvcmRlciI6MX0=\"")]
    [InlineData("eventbridge", "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "{ \"order\": 1, \"kind\": \"block\" }")]
    public void Records_AreFoundWithIdAndPayload(string sample, string ids, string payload)
    {
        var json = Sample.Bytes(sample);

        var records = EventRecords.Of(EventFacts.Of(json).Source, json)!.Items;

        Assert.Equal(ids, string.Join('|', records.Select(record => record.Id)));
        Assert.Equal(payload, Encoding.UTF8.GetString(json[records[0].Payload]));
        Assert.All(records, record => Assert.Equal(("{", "}"), (Encoding.UTF8.GetString(json[record.Place])[..1], Encoding.UTF8.GetString(json[record.Place])[^1..])));
    }

    [Theory]
    [InlineData("api-gateway")]
    [InlineData("step-functions")]
    [InlineData("plain")]
    public void OtherEvents_HaveNone(string sample)
    {
        var json = Sample.Bytes(sample);

        Assert.Null(EventRecords.Of(EventFacts.Of(json).Source, json));
    }
}
