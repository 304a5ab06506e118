using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>Event formats as the AWS Lambda Developer Guide shows them, cut down to what tells them apart.</summary>
public sealed class HttpEventTests
{
    [Theory]
    [InlineData("REST API", """{"version":"1.0","resource":"/q","path":"/q","httpMethod":"GET","headers":{},"requestContext":{"stage":"$default"},"body":null}""")]
    [InlineData("HTTP API 2.0", """{"version":"2.0","routeKey":"GET /q","rawPath":"/q","rawQueryString":"","headers":{},"requestContext":{"http":{"method":"GET"}}}""")]
    [InlineData("function URL", """{"version":"2.0","routeKey":"$default","rawPath":"/","requestContext":{"domainName":"x.lambda-url.us-east-1.on.aws","http":{"method":"POST"}}}""")]
    [InlineData("ALB", """{"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/","queryStringParameters":{},"headers":{},"body":"","isBase64Encoded":false}""")]
    public void EventOfAnHttpRequest_IsTold(string origin, string json) => Assert.True(IsHttp(json), origin);

    [Theory]
    [InlineData("SQS", """{"Records":[{"messageId":"1","body":"{\"requestContext\":{},\"httpMethod\":\"GET\"}","eventSource":"aws:sqs"}]}""")]
    [InlineData("EventBridge", """{"version":"0","detail-type":"order","source":"shop","detail":{"requestContext":{},"httpMethod":"GET"}}""")]
    [InlineData("WebSocket", """{"requestContext":{"routeKey":"$connect","connectionId":"c"},"isBase64Encoded":false}""")]
    [InlineData("half", """{"httpMethod":"GET","path":"/"}""")]
    [InlineData("array", """[{"requestContext":{},"httpMethod":"GET"}]""")]
    [InlineData("text", "\"requestContext httpMethod\"")]
    [InlineData("number", "1")]
    [InlineData("nothing", "")]
    [InlineData("broken", """{"requestContext":{,"httpMethod":"GET"}""")]
    [InlineData("no JSON", "\u0001\u0002\u0003")]
    public void OtherEvent_IsTold(string origin, string json) => Assert.False(IsHttp(json), origin);

    [Fact]
    public void EventNestedTooDeeply_CountsAsNone() =>
        Assert.False(IsHttp($$"""{"a":{{new string('[', 1000)}}"""));

    [Fact]
    public void EventThatBreaksOffAfterwards_IsTold() => Assert.True(IsHttp("""{"httpMethod":"GET","requestContext":{},"body":"""));

    private static bool IsHttp(string json) => HttpEvent.IsHttp(Encoding.UTF8.GetBytes(json));
}
