using System.Text.Json.Nodes;
using FaultKit.Lambda;

namespace FaultKit.Testing.Tests;

public sealed class LambdaEventsTests
{
    /// <summary>Members whose own members are the sender's to choose.</summary>
    private static readonly string[] s_chosen =
        ["headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "messageAttributes", "MessageAttributes", "Keys", "NewImage", "OldImage", "detail"];

    public static TheoryData<string, string> Documented => new()
    {
        { "http-api", LambdaEvents.HttpApi("POST", "/orders/42?dry=1", "{}", ("Cookie", "session=1")) },
        { "function-url", LambdaEvents.FunctionUrl("GET", "/orders/42") },
        { "api-gateway", LambdaEvents.RestApi("POST", "/orders/42?dry=1", "{}") },
        { "alb", LambdaEvents.Alb("GET", "/orders/42?dry=1") },
        { "sqs", LambdaEvents.Sqs("1") },
        { "sns", LambdaEvents.Sns("1") },
        { "eventbridge", LambdaEvents.EventBridge("shop.orders", "OrderPlaced", """{"order":1}""") },
        { "s3", LambdaEvents.S3("orders", "in/1.json") },
        { "dynamodb", LambdaEvents.DynamoDb("orders", """{"Id":{"N":"101"}}""", """{"Id":{"N":"101"}}""", """{"Id":{"N":"101"}}""") },
        { "kinesis", LambdaEvents.Kinesis("orders", "1") },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Event_HasWhatTheDocumentedOneHas(string source, string json)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Events", "Samples", $"{source}.json")))!;

        // "pathParameters" is there where a route has parameters, and the routes of these events have none.
        var missing = PathsOf(sample, "$").Except(PathsOf(JsonNode.Parse(json)!, "$")).Except(["$.pathParameters (Object)"]);

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Event_IsKnownForWhatItIs(string source, string json)
    {
        await using var emulator = new LambdaEmulator();
        using var own = new FaultInjector();
        var orders = emulator.Function("orders");
        orders.Start(emulator, Task.FromResult, inner => new RuntimeApiHandler(own, inner));

        await FaultTest.RunAsync(
            plan => plan.On(Invocations.Any).Where("eventSource", MatchOperator.Eq, source).Delay(TimeSpan.FromMilliseconds(1)),
            async _ => Assert.Equal(json, (await orders.InvokeAsync(json, cancellationToken: Patience.Token)).Text));
    }

    [Fact]
    public void Event_IsTheSameWithEveryRun() => Assert.Equal(Documented.Select(row => row.Data.Item2), Documented.Select(row => row.Data.Item2));

    [Fact]
    public void HttpApi_TakesTheRequestApart()
    {
        var json = JsonNode.Parse(LambdaEvents.HttpApi("post", "/orders?item=a+b&item=c%26d&dry", "{}", ("Accept", "text/html"), ("accept", "text/plain"), ("Cookie", "a=1; b=2")))!;

        Assert.Equal("POST /orders", $"{json["routeKey"]}");
        Assert.Equal("item=a+b&item=c%26d&dry", $"{json["rawQueryString"]}");
        Assert.Equal("a b,c&d", $"{json["queryStringParameters"]!["item"]}");
        Assert.Equal("", $"{json["queryStringParameters"]!["dry"]}");
        Assert.Equal("text/html,text/plain", $"{json["headers"]!["accept"]}");
        Assert.Equal(["a=1", "b=2"], json["cookies"]!.AsArray().Select(cookie => $"{cookie}"));
        Assert.Null(json["headers"]!["cookie"]);
    }

    [Fact]
    public void HttpApi_WithoutQueryBodyAndCookies_LeavesThemOut()
    {
        var json = JsonNode.Parse(LambdaEvents.HttpApi("GET", "/orders"))!.AsObject();

        Assert.DoesNotContain(json, member => member.Key is "queryStringParameters" or "body" or "cookies");
    }

    [Fact]
    public void HttpApi_KeepsAHeaderThatIsSaid()
    {
        var json = JsonNode.Parse(LambdaEvents.HttpApi("GET", "/", null, ("Host", "shop.example"), ("User-Agent", "probe")))!;

        Assert.Equal(("shop.example", "probe", "probe"), ($"{json["headers"]!["host"]}", $"{json["headers"]!["user-agent"]}", $"{json["requestContext"]!["http"]!["userAgent"]}"));
    }

    [Fact]
    public void RestApi_HasTheLastOfSeveralValuesAndAllOfThem()
    {
        var json = JsonNode.Parse(LambdaEvents.RestApi("GET", "/orders?item=1&item=2", null, ("Accept", "text/html"), ("Accept", "text/plain")))!;

        Assert.Equal(("2", "text/plain"), ($"{json["queryStringParameters"]!["item"]}", $"{json["headers"]!["Accept"]}"));
        Assert.Equal("""["1","2"]""", json["multiValueQueryStringParameters"]!["item"]!.ToJsonString());
        Assert.Equal("""["text/html","text/plain"]""", json["multiValueHeaders"]!["Accept"]!.ToJsonString());
    }

    [Fact]
    public void RestApi_KnowsWhoCalls_ByTheHeaderThatIsGiven()
    {
        var json = JsonNode.Parse(LambdaEvents.RestApi("GET", "/orders", null, ("user-agent", "probe")))!;

        Assert.Equal("probe", $"{json["requestContext"]!["identity"]!["userAgent"]}");
        Assert.Null(json["version"]);
    }

    [Fact]
    public void HttpApi_LeavesCommasInValuesAsTheyAre()
    {
        var json = JsonNode.Parse(LambdaEvents.HttpApi("GET", "/", null, ("Accept", "text/html, text/plain"), ("Accept", "*/*")))!;

        Assert.Equal("text/html, text/plain,*/*", $"{json["headers"]!["accept"]}");
    }

    [Fact]
    public void RestApi_WithoutQueryAndBody_HasThemAsNull()
    {
        var json = JsonNode.Parse(LambdaEvents.RestApi("GET", "/orders"))!.AsObject();

        Assert.All(["queryStringParameters", "multiValueQueryStringParameters", "body"], name => Assert.True(json.ContainsKey(name) && json[name] is null));
    }

    [Fact]
    public void Alb_PassesTheQueryAsItCame()
    {
        var json = JsonNode.Parse(LambdaEvents.Alb("GET", "/orders?item=c%26d"))!;

        Assert.Equal(("c%26d", ""), ($"{json["queryStringParameters"]!["item"]}", $"{json["body"]}"));
    }

    [Theory]
    [InlineData("""{"a":1}""", null, "INSERT")]
    [InlineData("""{"a":1}""", """{"a":2}""", "MODIFY")]
    [InlineData(null, """{"a":2}""", "REMOVE")]
    public void DynamoDb_IsNamedByItsImages(string? newImage, string? oldImage, string expected)
    {
        var record = JsonNode.Parse(LambdaEvents.DynamoDb("orders", "{}", newImage, oldImage))!["Records"]![0]!;

        Assert.Equal((expected, newImage, oldImage), ($"{record["eventName"]}", record["dynamodb"]!["NewImage"]?.ToJsonString(), record["dynamodb"]!["OldImage"]?.ToJsonString()));
    }

    [Fact]
    public void DynamoDb_WithoutAnImage_IsRefused() => Assert.Throws<ArgumentException>(() => LambdaEvents.DynamoDb("orders", "{}"));

    [Fact]
    public void S3_HasTheKeyAsS3EscapesIt() =>
        Assert.Equal("in/a+b%2Bc.json", $"{JsonNode.Parse(LambdaEvents.S3("orders", "in/a b+c.json"))!["Records"]![0]!["s3"]!["object"]!["key"]}");

    [Fact]
    public void Kinesis_HasItsDataInBase64AndInOrder()
    {
        var records = JsonNode.Parse(LambdaEvents.Kinesis("orders", "first", "second"))!["Records"]!.AsArray();

        Assert.Equal(["Zmlyc3Q=", "c2Vjb25k"], records.Select(record => $"{record!["kinesis"]!["data"]}"));
        Assert.True(string.CompareOrdinal($"{records[0]!["kinesis"]!["sequenceNumber"]}", $"{records[1]!["kinesis"]!["sequenceNumber"]}") < 0);
    }

    [Fact]
    public void Sqs_HasAMessageForEachBody()
    {
        var records = JsonNode.Parse(LambdaEvents.Sqs("a", "b"))!["Records"]!.AsArray();

        Assert.Equal(["a", "b"], records.Select(record => $"{record!["body"]}"));
        Assert.Equal("0cc175b9c0f1b6a831c399e269772661", $"{records[0]!["md5OfBody"]}");
        Assert.NotEqual($"{records[0]!["messageId"]}", $"{records[1]!["messageId"]}");
    }

    [Fact]
    public void Json_IsWrittenAsTheWebDoes() => Assert.Equal("""{"orderId":7}""", LambdaEvents.Json(new { OrderId = 7 }));

    [Fact]
    public void PathWithAHost_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => LambdaEvents.HttpApi("GET", "http://shop/orders"));

        Assert.Contains("Write the path of the request alone", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        JsonObject json when !s_chosen.Contains(path[(path.LastIndexOf('.') + 1)..]) => json.SelectMany(member => PathsOf(member.Value, $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany(item => PathsOf(item, path)).Distinct(),
        null => [],
        _ => [$"{path} ({node.GetValueKind()})"],
    };
}
