using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What comes back to whoever asked over HTTP.</summary>
public sealed class ProxyResponseTests
{
    private const string Rest = """{"httpMethod":"GET","path":"/q","requestContext":{}}""";
    private const string HttpApi = """{"version":"2.0","rawPath":"/q","requestContext":{"http":{"method":"GET"}}}""";
    private const string Alb = """{"requestContext":{"elb":{}},"httpMethod":"GET","path":"/"}""";
    private const string Sqs = """{"Records":[{"body":"1","eventSource":"aws:sqs"}]}""";

    [Theory]
    [InlineData(Rest, FaultWhen.Before)]
    [InlineData(HttpApi, FaultWhen.Before)]
    [InlineData(Alb, FaultWhen.Before)]
    [InlineData(Rest, FaultWhen.After)]
    public async Task Throttle_OfAnHttpEvent_Is429WithRetryAfter(string json, FaultWhen when)
    {
        var outcome = await InvokeAsync(json, Rules.Throttle(when));

        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
        var described = json == Alb ? "\"statusDescription\":\"429 Too Many Requests\"," : "";
        Assert.Equal($$$"""{"statusCode":429,{{{described}}}"headers":{"Retry-After":"2"},"body":"","isBase64Encoded":false}""", outcome.Text);
        Assert.Equal("application/json", outcome.ContentType);
    }

    [Fact]
    public async Task Throttle_OfAQueueEvent_IsAFailure()
    {
        var outcome = await InvokeAsync(Sqs, Rules.Throttle());

        Assert.Equal((LambdaOutcomeKind.Failed, "TooManyRequestsException"), (outcome.Kind, outcome.ErrorType));
    }

    [Theory]
    [InlineData(Rest, FaultWhen.Before)]
    [InlineData(HttpApi, FaultWhen.After)]
    [InlineData(Alb, FaultWhen.Before)]
    public async Task Response_OfAnHttpEvent_HasStatusHeadersAndBody(string json, FaultWhen when)
    {
        var fault = new ResponseFault { Status = 503, Body = "{\"a\":\"ü\"}", IsJson = true, Headers = new([new("X-Reason", "a \"drill\"")]), When = when };

        using var result = JsonDocument.Parse((await InvokeAsync(json, Rules.Of(fault))).Text);

        Assert.Equal(503, result.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal("{\"a\":\"ü\"}", result.RootElement.GetProperty("body").GetString());
        Assert.Equal("a \"drill\"", result.RootElement.GetProperty("headers").GetProperty("X-Reason").GetString());
        Assert.Equal("application/json", result.RootElement.GetProperty("headers").GetProperty("Content-Type").GetString());
    }

    [Fact]
    public async Task Response_OfAQueueEvent_IsTheBodyAlone()
    {
        var outcome = await InvokeAsync(Sqs, Rules.Of(new ResponseFault { Body = "{\"batchItemFailures\":[]}" }));

        Assert.Equal("{\"batchItemFailures\":[]}", outcome.Text);
    }

    [Fact]
    public async Task ResponseWithoutBody_OfAQueueEvent_IsNull()
    {
        var outcome = await InvokeAsync(Sqs, Rules.Of(new ResponseFault()));

        Assert.Equal("null", outcome.Text);
    }

    [Fact]
    public async Task Error_OfAnHttpEvent_IsAFailureAllTheSame()
    {
        var outcome = await InvokeAsync(Rest, Rules.Error());

        Assert.Equal((LambdaOutcomeKind.Failed, "Broken"), (outcome.Kind, outcome.ErrorType));
    }

    [Theory]
    [InlineData("api-gateway", """{"statusCode":599,"headers":{"A":"1","Set-Cookie":"x=1"},"multiValueHeaders":{"A":["1","2"],"Set-Cookie":["x=1","y=2"]},"body":"b","isBase64Encoded":false}""")]
    [InlineData("http-api", """{"statusCode":599,"headers":{"A":"1, 2"},"cookies":["x=1","y=2"],"body":"b","isBase64Encoded":false}""")]
    [InlineData("function-url", """{"statusCode":599,"headers":{"A":"1, 2"},"cookies":["x=1","y=2"],"body":"b","isBase64Encoded":false}""")]
    [InlineData("alb", """{"statusCode":599,"statusDescription":"599","headers":{"A":"1, 2","Set-Cookie":"x=1, y=2"},"body":"b","isBase64Encoded":false}""")]
    [InlineData("alb-many-values", """{"statusCode":599,"statusDescription":"599","multiValueHeaders":{"A":["1","2"],"Set-Cookie":["x=1","y=2"]},"body":"b","isBase64Encoded":false}""")]
    public void HeadersGivenTwice_HaveTheFormOfTheIntegration(string sample, string expected)
    {
        var reply = new WireReply(599, new([new("A", "1"), new("a", "2"), new("Set-Cookie", "x=1"), new("Set-Cookie", "y=2")]), "b"u8.ToArray());

        var written = ProxyResponse.Write(reply, EventFacts.Of(Sample.Bytes(sample)));

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(written.Span));
    }

    private static async Task<LambdaOutcome> InvokeAsync(string json, FaultRule rule)
    {
        await using var stage = (await Stage.OpenAsync(Transport.Memory, null, rule)).Start();
        return await stage.InvokeAsync(json);
    }
}
