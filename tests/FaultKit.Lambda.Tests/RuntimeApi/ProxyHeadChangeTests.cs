namespace FaultKit.Lambda.Tests;

/// <summary>Another status before the body that the function answers with.</summary>
public sealed class ProxyHeadChangeTests
{
    private const string Rest = """{"httpMethod":"GET","path":"/q","requestContext":{}}""";
    private const string HttpApi = """{"version":"2.0","rawPath":"/q","requestContext":{"http":{"method":"GET"}}}""";
    private const string Alb = """{"requestContext":{"elb":{}},"httpMethod":"GET","path":"/"}""";
    private const string Proxy = """{"statusCode":200,"headers":{"Content-Type":"text/html"},"cookies":["a"],"body":"PGI+","isBase64Encoded":true}""";

    [Theory]
    [BothTransports(Rest, Proxy, """{"statusCode":418,"headers":{"X-Drill":"1"},"body":"PGI+","isBase64Encoded":true}""")]
    [BothTransports(HttpApi, Proxy, """{"statusCode":418,"headers":{"X-Drill":"1"},"body":"PGI+","isBase64Encoded":true}""")]
    [BothTransports(HttpApi, """{"a":1.50}""", """{"statusCode":418,"headers":{"X-Drill":"1"},"body":"{\u0022a\u0022:1.50}"}""")]
    [BothTransports(HttpApi, "\"x\"", """{"statusCode":418,"headers":{"X-Drill":"1"},"body":"x"}""")]
    [BothTransports(Alb, """{"statusCode":200}""", """{"statusCode":418,"statusDescription":"418","headers":{"X-Drill":"1"}}""")]
    public async Task Body_StaysWhatItWas(Transport transport, string json, string result, string expected)
    {
        await using var stage = await OpenAsync(transport, result);

        var outcome = await stage.Start().InvokeAsync(json);

        Assert.Equal(expected, outcome.Text);
        Assert.Equal(HitOutcome.Injected, stage.Hits.Single().Outcome);
    }

    [Theory]
    [BothTransports(Rest, """{"a":1}""", "the function's result is no proxy response")]
    [BothTransports(Rest, "7", "the function's result is no proxy response")]
    [BothTransports(HttpApi, "{", "the function's result is no proxy response")]
    [BothTransports(HttpApi, "\"\\ud83d\"", "the function's result is no proxy response")]
    [BothTransports("1", Proxy, "the answer has no status that could be another")]
    public async Task ResultWithoutAStatus_PassesAsItIs(Transport transport, string json, string result, string reason)
    {
        await using var stage = await OpenAsync(transport, result);

        var outcome = await stage.Start().InvokeAsync(json);

        Assert.Equal(result, outcome.Text);
        Assert.Equal((HitOutcome.Missed, reason), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    private static async Task<Stage> OpenAsync(Transport transport, string result)
    {
        var stage = await Stage.OpenAsync(
            transport, null, Rules.Of(new ResponseFault { Status = 418, Headers = new([new("X-Drill", "1")]), KeepBody = true, When = FaultWhen.After }));
        stage.Handler = (_, _) => Task.FromResult(System.Text.Encoding.UTF8.GetBytes(result));
        return stage;
    }
}
