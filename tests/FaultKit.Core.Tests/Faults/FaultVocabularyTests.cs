namespace FaultKit.Tests;

/// <summary>The settings of every fault, as plans write them.</summary>
public sealed class FaultVocabularyTests
{
    private const string Size = "a size with its unit, up to 10GiB, such as \"64KiB\", \"256MiB\", \"1GiB\" or \"500MB\"";
    private const string Duration = "a duration from 0ms to 15m, such as \"800ms\", \"2s\", \"1m\", \"2h\" or \"PT2S\"";

    private const string Kinds = "\"truncate\", \"bit-flip\", \"malformed-json\", \"empty\", \"drop-field\", \"null-field\", \"retype-field\", \"duplicate\", \"oversize\", \"charset\", \"content-type\", \"gzip\", \"gzip-truncated\"";

    public static TheoryData<string, Fault> Good => new()
    {
        { "\"type\": \"latency\", \"delay\": \"2s\"", Some.Latency(2000) },
        { "\"delay\": \"15m\", \"type\": \"latency\"", Some.Latency(900_000) },
        { "\"type\": \"latency\", \"delay\": \"2s\", \"jitter\": \"2s\"", Some.Latency(2000, jitter: 2000) },
        { "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"fixed\", \"jitter\": \"0ms\"", Some.Latency(2000) },
        { "\"type\": \"latency\", \"delay\": \"2s\", \"when\": \"after\"", Some.Latency(2000, when: FaultWhen.After) },
        { "\"type\": \"error\"", new ErrorFault() },
        { "\"type\": \"error\", \"when\": \"before\"", new ErrorFault() },
        { "\"type\": \"error\", \"when\": \"after\"", new ErrorFault { When = FaultWhen.After } },
        { "\"type\": \"throttle\"", new ThrottleFault() },
        { "\"type\": \"throttle\", \"retryAfter\": \"24h\"", new ThrottleFault { RetryAfter = TimeSpan.FromDays(1) } },
        { "\"type\": \"response\"", new ResponseFault() },
        { "\"type\": \"response\", \"status\": 599, \"headers\": {\"A\": \"1\"}, \"body\": \"x\"", new ResponseFault { Status = 599, Headers = new([new("A", "1")]), Body = "x" } },
        { "\"type\": \"response\", \"body\": { \"a\" : [1.50, \"é+<\\n\", null, true] }", new ResponseFault { Body = "{\"a\":[1.50,\"é+<\\n\",null,true]}", IsJson = true } },
        { "\"type\": \"response\", \"body\": null", new ResponseFault { Body = "null", IsJson = true } },
        { "\"type\": \"response\", \"body\": 12345678901234567890123456789012345678901234567890123456789012345", new ResponseFault { Body = "12345678901234567890123456789012345678901234567890123456789012345", IsJson = true } },
        { "\"type\": \"access-denied\"", new AccessDeniedFault() },
        { "\"type\": \"access-denied\", \"kind\": \"expired\", \"when\": \"after\"", new AccessDeniedFault { Kind = DenialKind.Expired, When = FaultWhen.After } },
        { "\"type\": \"connection\", \"kind\": \"tls-untrusted\"", new ConnectionFault { Kind = ConnectionKind.TlsUntrusted } },
        { "\"type\": \"connection\", \"kind\": \"reset\", \"when\": \"after\"", new ConnectionFault { Kind = ConnectionKind.Reset, When = FaultWhen.After } },
        { "\"type\": \"connection\", \"kind\": \"closed\", \"afterBytes\": 0", new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 0, When = FaultWhen.After } },
        { "\"type\": \"slow-body\", \"bytesPerSecond\": 1024", new SlowBodyFault { BytesPerSecond = 1024 } },
        { "\"type\": \"slow-body\", \"chunkBytes\": 7, \"pause\": \"2s\", \"on\": \"request\"", new SlowBodyFault { ChunkBytes = 7, Pause = TimeSpan.FromSeconds(2), On = PayloadSide.Request } },
        { "\"type\": \"timeout\", \"cap\": \"1s\"", new TimeoutFault { Cap = TimeSpan.FromSeconds(1) } },
        { "\"type\": \"corrupt\", \"kind\": \"truncate\"", new CorruptFault { Kind = CorruptionKind.Truncate } },
        { "\"type\": \"corrupt\", \"kind\": \"truncate\", \"keep\": 0, \"on\": \"request\"", new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Never, On = PayloadSide.Request } },
        { "\"type\": \"corrupt\", \"kind\": \"bit-flip\", \"flips\": 64, \"on\": \"response\"", new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 64 } },
        { "\"type\": \"corrupt\", \"kind\": \"malformed-json\"", new CorruptFault { Kind = CorruptionKind.MalformedJson } },
        { "\"type\": \"corrupt\", \"kind\": \"truncate\", \"fitting\": false", new CorruptFault { Kind = CorruptionKind.Truncate, Fitting = false } },
        { "\"type\": \"corrupt\", \"kind\": \"truncate\", \"fitting\": false, \"on\": \"request\"", new CorruptFault { Kind = CorruptionKind.Truncate, Fitting = false, On = PayloadSide.Request } },
        { "\"type\": \"corrupt\", \"kind\": \"drop-field\", \"path\": \"$.items[*].price\"", new CorruptFault { Kind = CorruptionKind.DropField, Path = "$.items[*].price" } },
        { "\"type\": \"corrupt\", \"kind\": \"oversize\", \"bytes\": 7", new CorruptFault { Kind = CorruptionKind.Oversize, Bytes = 7 } },
        { "\"type\": \"corrupt\", \"kind\": \"charset\", \"charset\": \"x-none\"", new CorruptFault { Kind = CorruptionKind.Charset, Charset = "x-none" } },
        { "\"type\": \"corrupt\", \"kind\": \"content-type\", \"contentType\": \"text/plain\"", new CorruptFault { Kind = CorruptionKind.ContentType, ContentType = "text/plain" } },
        { "\"type\": \"corrupt\", \"kind\": \"gzip-truncated\", \"keep\": 50", new CorruptFault { Kind = CorruptionKind.GzipTruncated, Keep = Rate.Of(0.5) } },
        { "\"type\": \"throttle\", \"limit\": 5, \"window\": \"1m\", \"police\": true, \"retryAfterFormat\": \"date\"", new ThrottleFault { Limit = 5, Window = TimeSpan.FromMinutes(1), Police = true, RetryAfterFormat = RetryAfterFormat.Date } },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void AFault_IsReadAsItStands(string fault, Fault expected)
    {
        var reading = Documents.Read(Documents.Fault(fault));

        Assert.Equal(expected, Assert.Single(reading.Plan!.Rules).Fault);
    }

    public static TheoryData<string, Fault> GoodAtLambda => new()
    {
        { "\"type\": \"timeout\"", new TimeoutFault() },
        { "\"type\": \"timeout\", \"margin\": \"2s\", \"when\": \"after\"", new TimeoutFault { Margin = TimeSpan.FromSeconds(2), When = FaultWhen.After } },
        { "\"type\": \"timeout\", \"beyond\": true", new TimeoutFault { Beyond = true } },
        { "\"type\": \"connection\", \"kind\": \"closed\", \"afterBytes\": 7", new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 7, When = FaultWhen.After } },
        { "\"type\": \"error\", \"afterBytes\": 0", new ErrorFault { AfterBytes = 0, When = FaultWhen.After } },
        { "\"type\": \"error\", \"afterBytes\": 7, \"when\": \"after\"", new ErrorFault { AfterBytes = 7, When = FaultWhen.After } },
        { "\"type\": \"response\", \"status\": 503, \"keepBody\": true", new ResponseFault { Status = 503, KeepBody = true, When = FaultWhen.After } },
        { "\"type\": \"response\", \"keepBody\": false", new ResponseFault() },
        { "\"type\": \"batch\", \"kind\": \"duplicate\"", new BatchFault { Kind = BatchKind.Duplicate } },
        { "\"type\": \"batch\", \"kind\": \"partial-failure\", \"count\": 10000", new BatchFault { Kind = BatchKind.PartialFailure, Count = 10_000 } },
        { "\"type\": \"cold-start\", \"delay\": \"4s\"", new ColdStartFault { Delay = TimeSpan.FromSeconds(4) } },
        { "\"type\": \"init-error\", \"code\": \"NoDatabase\", \"message\": \"gone\"", new InitErrorFault { Code = "NoDatabase", Message = "gone" } },
        { "\"type\": \"crash\", \"when\": \"after\"", new CrashFault { When = FaultWhen.After } },
        { "\"type\": \"exit\"", new ExitFault() },
        { "\"type\": \"exit\", \"code\": 255", new ExitFault { Code = 255 } },
        { "\"type\": \"memory\", \"size\": \"1.5MiB\", \"duration\": \"2s\"", new MemoryFault { Size = 1_572_864, Duration = TimeSpan.FromSeconds(2) } },
        { "\"type\": \"cpu\"", new CpuFault() },
        { "\"type\": \"cpu\", \"load\": 50, \"cores\": 2", new CpuFault { Load = Rate.Of(0.5), Cores = 2 } },
        { "\"type\": \"disk\", \"size\": \"10GiB\"", new DiskFault { Size = DiskFault.MaxSize } },
        { "\"type\": \"threads\", \"count\": 512", new ThreadsFault { Count = 512 } },
        { "\"type\": \"deadline\", \"remaining\": \"250ms\"", new DeadlineFault { Remaining = TimeSpan.FromMilliseconds(250) } },
    };

    [Theory]
    [MemberData(nameof(GoodAtLambda))]
    public void AFaultOfInvocations_IsReadAsItStands(string fault, Fault expected)
    {
        var reading = Documents.Read(Documents.Fault(fault, "lambda:f"));

        Assert.Equal(expected, Assert.Single(reading.Plan!.Rules).Fault);
    }

    [Theory]
    [InlineData("\"type\": \"timeout\", \"beyond\": true, \"margin\": \"1s\"", "fault: an invocation that is held beyond its deadline has no margin before it; leave out \"margin\"")]
    [InlineData("\"type\": \"error\", \"afterBytes\": 1, \"when\": \"before\"", "fault: \"afterBytes\" lets the call be made; leave out \"when\": \"before\"")]
    [InlineData("\"type\": \"response\", \"keepBody\": true, \"when\": \"before\"", "fault: \"keepBody\" lets the call be made; leave out \"when\": \"before\"")]
    [InlineData("\"type\": \"response\", \"keepBody\": true, \"body\": \"\"", "fault: \"keepBody\" leaves the function's own body; leave out \"body\"")]
    [InlineData("\"type\": \"batch\", \"kind\": \"reorder\", \"count\": 2", "fault: another order concerns all records of a batch; leave out \"count\"")]
    [InlineData("\"type\": \"batch\", \"kind\": \"drop\", \"count\": 0", "fault.count: expected a whole number from 1 to 10000; here stands 0")]
    [InlineData("\"type\": \"memory\", \"size\": 64", "fault.size: 64 has no unit; expected " + Size)]
    [InlineData("\"type\": \"memory\", \"size\": \"11GiB\"", "fault.size: expected " + Size + "; here stands \"11GiB\"")]
    [InlineData("\"type\": \"disk\", \"size\": \"0B\"", "fault.size: expected " + Size + "; here stands \"0B\"")]
    [InlineData("\"type\": \"disk\", \"size\": \"1 mb\"", "fault.size: expected " + Size + "; here stands \"1 mb\"")]
    [InlineData("\"type\": \"threads\", \"count\": 513", "fault.count: expected a whole number from 1 to 512; here stands 513")]
    [InlineData("\"type\": \"deadline\"", "fault: \"remaining\" is missing; add " + Duration)]
    public void ASettingOfInvocationsThatIsNotAsExpected_IsRefused(string fault, string expected) =>
        Assert.Equal("$.rules[0]." + expected, Documents.Complaints(Documents.Fault(fault, "lambda:f")));

    [Theory]
    [InlineData("\"type\": \"latency\"", "fault: \"delay\" is missing; add " + Duration)]
    [InlineData("\"type\": \"latency\", \"delay\": 800", "fault.delay: 800 has no unit; expected " + Duration)]
    [InlineData("\"type\": \"latency\", \"delay\": \"800\"", "fault.delay: \"800\" has no unit; expected " + Duration)]
    [InlineData("\"type\": \"latency\", \"delay\": \"0.8\"", "fault.delay: \"0.8\" has no unit; expected " + Duration)]
    [InlineData("\"type\": \"latency\", \"delay\": \"soon\"", "fault.delay: expected " + Duration + "; here stands \"soon\"")]
    [InlineData("\"type\": \"latency\", \"delay\": true", "fault.delay: expected " + Duration + "; here stands true")]
    [InlineData("\"type\": \"latency\", \"delay\": \"901s\"", "fault.delay: expected " + Duration + "; here stands \"901s\"")]
    [InlineData("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": 5", "fault.jitter: 5 has no unit; expected " + Duration)]
    [InlineData("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": \"2s\"", "fault: the jitter is longer than the delay, which would ask for delays below zero; make it at most the delay")]
    [InlineData("\"type\": \"latency\", \"delay\": \"2s\", \"jitter\": \"1s\", \"distribution\": \"fixed\"", "fault: a fixed delay has no jitter; leave out \"jitter\", or say \"distribution\": \"uniform\" or \"normal\"")]
    [InlineData("\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"unifrom\"", "fault.distribution: \"unifrom\" is unknown (did you mean \"uniform\"?); expected one of \"fixed\", \"uniform\", \"normal\", \"lognormal\", \"pareto\"")]
    [InlineData("\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": 1", "fault.distribution: expected one of \"fixed\", \"uniform\", \"normal\", \"lognormal\", \"pareto\"; here stands 1")]
    [InlineData("\"type\": \"latency\", \"delay\": \"2s\", \"when\": \"After\"", "fault.when: \"After\" is unknown (did you mean \"after\"?); expected one of \"before\", \"after\"")]
    [InlineData("\"type\": \"latency\", \"dealy\": \"2s\"", "fault: \"delay\" is missing; add " + Duration + "\nfault.dealy: \"dealy\" is unknown here (did you mean \"delay\"?); known are delay, jitter, distribution, sigma, alpha, max, when, type")]
    [InlineData("\"type\": \"error\", \"when\": 1", "fault.when: expected one of \"before\", \"after\"; here stands 1")]
    [InlineData("\"type\": \"throttle\", \"retryAfter\": 2", "fault.retryAfter: 2 has no unit; expected a duration from 0ms to 24h, such as \"800ms\", \"2s\", \"1m\", \"2h\" or \"PT2S\"")]
    [InlineData("\"type\": \"throttle\", \"retryafter\": \"2s\"", "fault.retryafter: \"retryafter\" is unknown here (did you mean \"retryAfter\"?); known are retryAfter, retryAfterFormat, limit, window, police, code, when, type")]
    [InlineData("\"type\": \"response\", \"status\": 99", "fault.status: expected a whole number from 100 to 599; here stands 99")]
    [InlineData("\"type\": \"response\", \"status\": \"503\"", "fault.status: expected a whole number from 100 to 599; here stands \"503\"")]
    [InlineData("\"type\": \"response\", \"headers\": []", "fault.headers: expected an object of at most 100 headers, such as { \"Retry-After\": \"2\" }; here stands an empty list")]
    [InlineData("\"type\": \"response\", \"headers\": {\"A B\": \"1\"}", "fault.headers: \"A B\" is no header name (RFC 9110: letters, digits and !#$%&'*+-.^_`|~); expected an object of at most 100 headers, such as { \"Retry-After\": \"2\" }")]
    [InlineData("\"type\": \"response\", \"headers\": {\"\": \"1\"}", "fault.headers: \"\" is no header name (RFC 9110: letters, digits and !#$%&'*+-.^_`|~); expected an object of at most 100 headers, such as { \"Retry-After\": \"2\" }")]
    [InlineData("\"type\": \"response\", \"headers\": {\"A\": \"1\\r\\nB: 2\"}", "fault.headers: the value of \"A\" must be a text without control characters; expected an object of at most 100 headers, such as { \"Retry-After\": \"2\" }")]
    [InlineData("\"type\": \"response\", \"headers\": {\"A\": 1}", "fault.headers: the value of \"A\" must be a text without control characters; expected an object of at most 100 headers, such as { \"Retry-After\": \"2\" }")]
    [InlineData("\"type\": \"connection\", \"kind\": \"dns\", \"when\": \"after\"", "fault: \"dns\" happens before there is a connection, so the call cannot be made first; leave out \"when\": \"after\"")]
    [InlineData("\"type\": \"connection\", \"kind\": \"refused\", \"afterBytes\": 1", "fault: bytes that still arrive go with a reset, a close or a stream reset after the call")]
    [InlineData("\"type\": \"connection\", \"kind\": \"reset\", \"afterBytes\": 1, \"when\": \"before\"", "fault: \"afterBytes\" lets the call be made; leave out \"when\": \"before\"")]
    [InlineData("\"type\": \"slow-body\"", "fault: a slow body has either \"bytesPerSecond\", or \"chunkBytes\" with \"pause\"")]
    [InlineData("\"type\": \"slow-body\", \"bytesPerSecond\": 1, \"pause\": \"2s\"", "fault: a slow body has either \"bytesPerSecond\", or \"chunkBytes\" with \"pause\"")]
    [InlineData("\"type\": \"slow-body\", \"bytesPerSecond\": 1, \"pause\": \"2s\", \"chunkBytes\": 1", "fault: a slow body has either \"bytesPerSecond\", or \"chunkBytes\" with \"pause\"")]
    [InlineData("\"type\": \"corrupt\"", "fault: \"kind\" is missing; add one of " + Kinds)]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"bitflip\"", "fault.kind: \"bitflip\" is unknown (did you mean \"bit-flip\"?); expected one of " + Kinds)]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"bit-flip\", \"flips\": 65", "fault.flips: expected a whole number from 1 to 64; here stands 65")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"bit-flip\", \"keep\": 5", "fault: \"keep\" goes with \"kind\": \"truncate\" or \"gzip-truncated\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"flips\": 5", "fault: \"flips\" goes with \"kind\": \"bit-flip\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"drop-field\"", "fault: \"kind\": \"drop-field\" needs a \"path\", such as \"$.price\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"null-field\", \"path\": \"price\"", "fault.path: \"price\" does not begin with $, or is longer than 1000 characters; expected a path into the payload, such as \"$.items[*].price\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"path\": \"$.price\"", "fault: \"path\" goes with \"kind\": \"drop-field\" or \"null-field\" or \"retype-field\"")]
    [InlineData("\"type\": \"throttle\", \"limit\": 5", "fault: a quota has a \"limit\" and a \"window\"; add the one that is missing")]
    [InlineData("\"type\": \"throttle\", \"police\": true", "fault: a caller who is to come back at a time has to be told so; add \"retryAfter\", or \"limit\" and \"window\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"keep\": 101", "fault.keep: expected a number from 0 to 100; here stands 101")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"on\": \"both\"", "fault.on: \"both\" is unknown; expected one of \"request\", \"response\"")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"when\": \"after\"", "fault.when: \"when\" is unknown here; known are kind, on, keep, fitting, flips, path, bytes, charset, contentType, type")]
    public void ASettingThatIsNotAsExpected_IsRefused(string fault, string expected)
    {
        var complaints = Documents.Complaints(Documents.Fault(fault));

        Assert.Equal("$.rules[0]." + expected.Replace("\n", "\n$.rules[0].", StringComparison.Ordinal), complaints);
    }

    public static TheoryData<string, Fault> GoodAtAws => new()
    {
        { "\"type\": \"error\", \"code\": \"ValidationException\", \"status\": 400", new ErrorFault { Code = "ValidationException", Status = 400 } },
        { "\"type\": \"error\", \"status\": 599", new ErrorFault { Status = 599 } },
        { "\"type\": \"error\", \"reasons\": [\"None\", \"ConditionalCheckFailed\"]", new ErrorFault { Reasons = new(["None", "ConditionalCheckFailed"]) } },
        { "\"type\": \"error\", \"code\": \"TransactionCanceledException\", \"reasons\": [\"None\"]", new ErrorFault { Code = "TransactionCanceledException", Reasons = new(["None"]) } },
        { "\"type\": \"throttle\", \"code\": \"ThrottlingException\"", new ThrottleFault { Code = "ThrottlingException" } },
        { "\"type\": \"clock-skew\"", new ClockSkewFault { Offset = TimeSpan.FromHours(1) } },
        { "\"type\": \"clock-skew\", \"offset\": \"20m\"", new ClockSkewFault { Offset = TimeSpan.FromMinutes(20) } },
    };

    [Theory]
    [MemberData(nameof(GoodAtAws))]
    public void AFaultOfTheAwsSdk_IsReadAsItStands(string fault, Fault expected)
    {
        var reading = Documents.Read(Documents.Fault(fault, "aws:DynamoDB/*"));

        Assert.Equal(expected, Assert.Single(reading.Plan!.Rules).Fault);
    }

    [Theory]
    [InlineData("\"type\": \"error\", \"status\": 200", "fault.status: expected a whole number from 400 to 599; here stands 200")]
    [InlineData("\"type\": \"error\", \"reasons\": []", "fault.reasons: expected a list of 1 to 100 names, such as [\"None\", \"ConditionalCheckFailed\"]; here stands an empty list")]
    [InlineData("\"type\": \"error\", \"code\": \"ValidationException\", \"reasons\": [\"None\"]", "fault: \"reasons\" goes with \"code\": \"TransactionCanceledException\"; leave out the code")]
    [InlineData("\"type\": \"clock-skew\", \"offset\": \"4m\"", "fault.offset: expected a duration from 5m to 168h, such as \"800ms\", \"2s\", \"1m\", \"2h\" or \"PT2S\"; here stands \"4m\"")]
    public void ASettingOfTheAwsSdkThatIsNotAsExpected_IsRefused(string fault, string expected)
    {
        var complaints = Documents.Complaints(Documents.Fault(fault, "aws:DynamoDB/*"));

        Assert.Equal("$.rules[0]." + expected, complaints);
    }

    [Fact]
    public void ABodyBeyondItsBound_IsRefused()
    {
        var complaints = Documents.Complaints(Documents.Fault($"\"type\": \"response\", \"body\": \"{new string('x', 262_145)}\""));

        Assert.Equal($"$.rules[0].fault.body: expected a text or a JSON value of at most 262144 characters; here stands \"{new string('x', 60)}...\"", complaints);
    }
}
