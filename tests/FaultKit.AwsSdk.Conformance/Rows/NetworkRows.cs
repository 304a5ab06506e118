using Amazon.Runtime;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What the network does: connections that fail, answers that do not come, bodies that arrive broken.</summary>
internal static class NetworkRows
{
    private const string Refused = "HttpRequestException <- SocketException";
    private const string Reset = """{ "type": "connection", "kind": "reset" }""";
    private const string Closed = """{ "type": "connection", "kind": "closed" }""";
    private const string Hang = """{ "type": "timeout" }""";

    /// <summary>Long enough for a connection on this machine, and short enough to be waited for.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    public static AwsRow[] Connections { get; } =
    [
        Get("nobody listens", """{ "type": "connection", "kind": "refused" }""", Refused, 3) with { Elsewhere = LoopbackServer.Nowhere },
        Get("the host's name is unknown", """{ "type": "connection", "kind": "dns" }""", Refused, 3) with { Elsewhere = new("http://nowhere.invalid") },
        Get("reset before the answer", Reset, "IOException <- SocketException", 13, Answer.Reset),
        Get("reset before the answer, no free retries", Reset, "IOException <- SocketException", 3, Answer.Reset) with { Configure = WithoutFreeRetries },
        Get("closed before the answer", Closed, "HttpIOException", 13, Answer.Close),
        Get("closed before the answer, no free retries", Closed, "HttpIOException", 3, Answer.Close) with { Configure = WithoutFreeRetries },
        Get("closed in the body", """{ "type": "connection", "kind": "closed", "afterBytes": 100 }""", "AmazonUnmarshallingException <- HttpIOException", 13, Calls.DynamoGet.Ok.CutAfter(100, Then.Close)),
        Get("closed in the body, no free retries", """{ "type": "connection", "kind": "closed", "afterBytes": 100 }""", "AmazonUnmarshallingException <- HttpIOException", 3, Calls.DynamoGet.Ok.CutAfter(100, Then.Close)) with { Configure = WithoutFreeRetries },
        Get("reset in the body, no free retries", """{ "type": "connection", "kind": "reset", "afterBytes": 100 }""", "AmazonUnmarshallingException <- IOException <- SocketException", 3, Calls.DynamoGet.Ok.CutAfter(100, Then.Reset)) with { Configure = WithoutFreeRetries },
        Get("an answer that is no HTTP", """{ "type": "connection", "kind": "bad-status-line" }""", "HttpRequestException", 3, new Answer("GARBAGE\r\n\r\n"u8.ToArray(), Then.Close)),
        new("the reply is lost, once", Calls.DynamoUpdate, """{ "type": "connection", "kind": "reset", "when": "after" }""", "ok", 2, Answer.Reset, Calls.DynamoUpdate.Ok) { Calls = "1", Configure = WithoutFreeRetries, IsMade = true },
    ];

    public static AwsRow[] Waits { get; } =
    [
        Get("no answer, with a timeout", Hang, "TimeoutException <- TaskCanceledException", 3, Answer.Silence) with { Configure = Impatient, SeesSync = "TaskCanceledException <- TimeoutException <- TaskCanceledException" },
        Get("no answer, and the caller gives up", Hang, "TaskCanceledException", 1, Answer.Silence) with { GivesUp = true, Configure = WithoutFreeRetries },
        Get("an answer that stalls, and the caller gives up", """{ "type": "slow-body", "chunkBytes": 100, "pause": "15m" }""", "TaskCanceledException <- TaskCanceledException", 2, Calls.DynamoGet.Ok.CutAfter(100, Then.Hang)) with { GivesUp = true },
        Get("an answer after the timeout", """{ "type": "latency", "delay": "1m" }""", "TimeoutException <- TaskCanceledException", 3, Answer.Silence) with { Configure = Impatient, SeesSync = "TaskCanceledException <- TimeoutException <- TaskCanceledException" },
    ];

    public static AwsRow[] Bodies { get; } =
    [
        Get("a bit flips, and there is a CRC32", """{ "type": "corrupt", "kind": "bit-flip" }""", "IOException", 3, Flipped(Calls.DynamoGet.Ok)) with { SeesSync = "AmazonUnmarshallingException <- IOException" },
        Get("a bit flips, and there is no CRC32", """{ "type": "corrupt", "kind": "bit-flip" }""", "ok", 1, Flipped(Calls.UncheckedItem)) with { Beneath = Calls.UncheckedItem },
        Get("JSON that is broken", """{ "type": "corrupt", "kind": "malformed-json" }""", "AmazonUnmarshallingException <- JsonReaderException", 3, AwsWire.Dynamo(200, """}{"Item":{"id":{"S":"1"}}}""", isChecked: false)) with { Beneath = Calls.UncheckedItem },
        Get("JSON that ends in the middle", """{ "type": "corrupt", "kind": "truncate", "keep": 50 }""", "AmazonUnmarshallingException <- JsonReaderException", 3, Calls.CutItem) with { Beneath = Calls.UncheckedItem },
        Get("a body without a byte", """{ "type": "corrupt", "kind": "empty" }""", "AmazonUnmarshallingException <- JsonReaderException", 3, AwsWire.Dynamo(200, "", isChecked: false)) with { Beneath = Calls.UncheckedItem },
        Get("HTML with status 200", """{ "type": "response", "status": 200, "headers": { "Content-Type": "text/html" }, "body": "<html></html>" }""", "AmazonUnmarshallingException <- JsonReaderException", 3, AwsWire.Http(200, "<html></html>", "Content-Type: text/html")),
        Object("a bit flips, and there is a checksum", Flipped(Calls.S3Get.Ok), Calls.S3Get.Ok),
        Object("a bit flips, and the ETag is the MD5", Flipped(Calls.S3ObjectWithMd5Alone), Calls.S3ObjectWithMd5Alone),
        Object("a bit flips, and nothing tells", Flipped(Calls.S3ObjectUnchecked), Calls.S3ObjectUnchecked) with
        {
            Sees = "ok",
            Configure = config => config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        },
        new("closed in the body", Calls.S3Get, """{ "type": "connection", "kind": "closed", "afterBytes": 100 }""", "ok, then HttpIOException", 1, Calls.S3Get.Ok.CutAfter(100, Then.Close)),
    ];

    public static AwsRow[] Clocks { get; } =
    [
        new("403 RequestTimeTooSkewed, once", Calls.S3Get, """{ "type": "clock-skew", "offset": "1h" }""", "ok", 2, Skewed(), Calls.S3Get.Ok) { Calls = "1" },
    ];

    private static AwsRow Get(string what, string fault, string sees, int attempts, params Answer[] real) =>
        new(what, Calls.DynamoGet, fault, sees, attempts, real) { Configure = TwoRetries };

    private static AwsRow Object(string what, Answer real, Answer beneath) =>
        new(what, Calls.S3Get, """{ "type": "corrupt", "kind": "bit-flip" }""", "ok, then AmazonClientException", 1, real) { Beneath = beneath };

    private static void TwoRetries(ClientConfig config) => config.MaxErrorRetry = 2;

    private static void WithoutFreeRetries(ClientConfig config)
    {
        config.MaxErrorRetry = 2;
        config.MaxStaleConnectionRetries = 0;
    }

    /// <summary>A read that is broken off by a timeout, or by a caller that gives up, looks like a stale connection now and then: free retries would make the number of attempts a matter of luck.</summary>
    private static void Impatient(ClientConfig config)
    {
        WithoutFreeRetries(config);
        config.Timeout = s_patience;
    }

    /// <summary>The same with one bit of a letter in the middle of its body turned: the JSON stays whole.</summary>
    private static Answer Flipped(Answer answer)
    {
        var bytes = answer.Bytes.ToArray();
        bytes[^1000] ^= 1;
        return answer with { Bytes = bytes };
    }

    private static Answer Skewed()
    {
        var error = AwsWire.S3Error(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.");
        var text = System.Text.Encoding.Latin1.GetString(error.Bytes.Span);
        return new(System.Text.Encoding.Latin1.GetBytes(text.Replace($"Date: {text.Split("Date: ")[1].Split('\r')[0]}", $"Date: {AwsWire.Now(TimeSpan.FromHours(1))}", StringComparison.Ordinal)));
    }
}
