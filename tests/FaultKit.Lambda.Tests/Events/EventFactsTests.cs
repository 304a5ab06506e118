using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class EventFactsTests
{
    [Theory]
    [InlineData("api-gateway", "api-gateway", true)]
    [InlineData("http-api", "http-api", true)]
    [InlineData("function-url", "function-url", true)]
    [InlineData("alb", "alb", true)]
    [InlineData("alb-many-values", "alb", true)]
    [InlineData("sqs", "sqs", false)]
    [InlineData("pipe", "sqs", false)]
    [InlineData("sns", "sns", false)]
    [InlineData("eventbridge", "eventbridge", false)]
    [InlineData("s3", "s3", false)]
    [InlineData("dynamodb", "dynamodb", false)]
    [InlineData("kinesis", "kinesis", false)]
    [InlineData("step-functions", "step-functions", false)]
    [InlineData("plain", "plain", false)]
    public void Source_IsToldByTheShapeOfTheEvent(string sample, string word, bool isHttp)
    {
        var facts = EventFacts.Of(Sample.Bytes(sample));

        Assert.Equal((word, isHttp), (facts.Word, facts.IsHttp));
    }

    [Theory]
    [InlineData("a queue's message that looks like a request", """{"Records":[{"messageId":"1","body":"{\"requestContext\":{},\"httpMethod\":\"GET\"}","eventSource":"aws:sqs"}]}""", "sqs")]
    [InlineData("a bus's detail that looks like a request", """{"detail-type":"order","source":"shop","detail":{"requestContext":{},"httpMethod":"GET"}}""", "eventbridge")]
    [InlineData("a request whose body looks like a queue's", """{"httpMethod":"POST","requestContext":{},"body":"{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}"}""", "api-gateway")]
    [InlineData("a context object as the event", """{"Execution":{},"State":{},"StateMachine":{}}""", "step-functions")]
    [InlineData("a WebSocket", """{"requestContext":{"routeKey":"$connect","connectionId":"c"},"isBase64Encoded":false}""", "plain")]
    [InlineData("half a request", """{"httpMethod":"GET","path":"/"}""", "plain")]
    [InlineData("a request without a context", """{"httpMethod":"GET","requestContext":null,"rawPath":1}""", "http-api")]
    [InlineData("records of nobody", """{"Records":[{"eventSource":"aws:unheard-of"}]}""", "plain")]
    [InlineData("no records", """{"Records":[]}""", "plain")]
    [InlineData("records that are none", """{"Records":7}""", "plain")]
    [InlineData("a list", """[{"requestContext":{},"httpMethod":"GET"}]""", "plain")]
    [InlineData("a text", "\"requestContext httpMethod\"", "plain")]
    [InlineData("a number", "1", "plain")]
    [InlineData("nothing", "", "plain")]
    [InlineData("a document that breaks off", """{"httpMethod":"GET","requestContext":{},"body":""", "plain")]
    [InlineData("no JSON", "\u0001\u0002\u0003", "plain")]
    public void OtherShapes_AreToldToo(string what, string json, string word) =>
        Assert.Equal((what, word), (what, EventFacts.Of(Encoding.UTF8.GetBytes(json)).Word));

    [Fact]
    public void EventNestedTooDeeply_IsNobodys() =>
        Assert.Equal(EventSource.Plain, EventFacts.Of(Encoding.UTF8.GetBytes($$"""{"a":{{new string('[', 1000)}}""")).Source);

    [Theory]
    [InlineData("alb", false)]
    [InlineData("alb-many-values", true)]
    public void ListsOfValues_AreSeen(string sample, bool hasManyValues) =>
        Assert.Equal(hasManyValues, EventFacts.Of(Sample.Bytes(sample)).HasManyValues);

    [Fact]
    public void Looking_KeepsNothingOfTheEvent()
    {
        var json = Encoding.UTF8.GetBytes($$$"""{"big":"{{{new string('x', 1_000_000)}}}","httpMethod":"GET","requestContext":{"elb":{ } } }""");
        EventFacts.Of(json);

        var before = GC.GetAllocatedBytesForCurrentThread();
        EventFacts.Of(json);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
