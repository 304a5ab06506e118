namespace FaultKit.Lambda.Tests;

public sealed class RuntimeApiCallTests
{
    [Theory]
    [InlineData("GET", "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next", "Next", "")]
    [InlineData("GET", "http://localhost:5050/MyFunction/2018-06-01/runtime/invocation/next", "Next", "")]
    [InlineData("POST", "http://h/2018-06-01/runtime/invocation/1-2/response", "Response", "1-2")]
    [InlineData("POST", "http://h/f/2018-06-01/runtime/invocation/1-2/error", "Error", "1-2")]
    [InlineData("POST", "http://h/2018-06-01/runtime/init/error", "Other", "")]
    [InlineData("GET", "http://h/2018-06-01/runtime/restore/next", "Restore", "")]
    [InlineData("POST", "http://h/2018-06-01/runtime/restore/error", "Other", "")]
    [InlineData("POST", "http://h/2018-06-01/runtime/invocation/next", "Other", "")]
    [InlineData("GET", "http://h/2018-06-01/runtime/invocation/1/response", "Other", "")]
    [InlineData("POST", "http://h/2018-06-01/runtime/invocation//response", "Other", "")]
    [InlineData("POST", "http://h/2018-06-01/runtime/invocation/1/response/2", "Other", "")]
    [InlineData("GET", "http://h/orders/next", "Other", "")]
    public void Request_IsRecognised(string method, string address, string verb, string requestId)
    {
        using var request = new HttpRequestMessage(new(method), address);

        var call = RuntimeApiCall.Of(request);

        Assert.Equal((verb, requestId), (call.Verb.ToString(), call.RequestId.ToString()));
    }

    [Fact]
    public void RequestWithoutAddress_IsOther()
    {
        using var request = new HttpRequestMessage();

        var call = RuntimeApiCall.Of(request);

        Assert.Equal(RuntimeApiVerb.Other, call.Verb);
    }

    [Theory]
    [InlineData("http://h:1/2018-06-01/runtime/invocation/next", "http://h:1/2018-06-01/runtime/invocation/a/")]
    [InlineData("http://h:1/f/2018-06-01/runtime/invocation/next", "http://h:1/f/2018-06-01/runtime/invocation/a/")]
    [InlineData("http://h:1/f/2018-06-01/runtime/invocation/a/response", "http://h:1/f/2018-06-01/runtime/invocation/a/")]
    public void Answer_GoesBesideThePoll(string from, string stem)
    {
        Assert.Equal(stem + "response", RuntimeApiCall.AnswerTo(new(from), "a", RuntimeApiVerb.Response).OriginalString);
        Assert.Equal(stem + "error", RuntimeApiCall.AnswerTo(new(from), "a", RuntimeApiVerb.Error).OriginalString);
    }
}
