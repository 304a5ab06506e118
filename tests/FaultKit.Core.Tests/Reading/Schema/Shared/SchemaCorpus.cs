namespace FaultKit.Tests;

/// <summary>Documents that a schema and the reader have to agree about, and those where a schema cannot.</summary>
internal static class SchemaCorpus
{
    private const string Error = "\"fault\": {\"type\": \"error\"}";

    private static readonly Dictionary<PointKind, string> s_targets = new()
    {
        [PointKind.Lambda] = "lambda:f",
        [PointKind.Http] = "http:prices.internal",
        [PointKind.Aws] = "aws:S3/GetObject",
        [PointKind.AspNetCore] = "aspnetcore:/orders",
        [PointKind.Custom] = "point:p",
    };

    private static readonly string[] s_sides = ["", "\"when\": \"before\"", "\"when\": \"after\"", "\"on\": \"request\"", "\"on\": \"response\""];

    /// <summary>Plans that both accept.</summary>
    public static IReadOnlyList<string> Good { get; } =
    [
        Documents.Good,
        Documents.Plan(),
        .. new[]
        {
            "\"$schema\": \"./chaos.schema.json\"", "\"seed\": 0", "\"seed\": -1", "\"seed\": 9223372036854775807", "\"maxActiveFaults\": 1",
            "\"maxActiveFaults\": 100000", "\"expires\": \"2030-12-01T18:00Z\"", "\"expires\": \"2030-12-01T18:00:00.1234567+02:00\"",
            "\"expires\": \"2020-12-01T18:00:00-11:30\"", "\"rules\": []", "\"dryRun\": true", "\"dryRun\": false", "\"abortWhen\": []",
            "\"abortWhen\": [{\"target\": \"lambda:*\", \"errorRate\": 0}]", "\"abortWhen\": [{\"target\": \"http:a\", \"latency\": \"2s\", \"percentile\": 99.99, \"window\": \"1h\", \"minCalls\": 1}]",
            "\"abortWhen\": [{\"target\": \"http:a\", \"latency\": \"2s\", \"errorRate\": 100}]",
        }.Select(member => Documents.Plan(member)),
        Documents.Plan(enabled: "\"enabled\": false, ", environments: "\"environments\": [\"*\"]"),
        Documents.Plan("\"expires\": \"2026-03-02T12:00:00Z\"", environments: "\"environments\": [\"Production\"]"),
        Documents.Plan("\"expires\": \"2026-03-02T12:00:00Z\"", environments: "\"environments\": [\"*\", \"Staging\"]"),
        Documents.Plan(environments: "\"environments\": [\"Production2\"]"),
        .. new[]
        {
            "\"percentage\": 0", "\"percentage\": 100", "\"percentage\": 0.001", "\"percentage\": 1e1", "\"calls\": 1", "\"calls\": \"1\"", "\"calls\": \"1..2\"",
            "\"calls\": \"3..\"", "\"skip\": 0", "\"every\": 1", "\"limit\": 1", "\"starts\": \"2026-03-01T12:00:00Z\"",
            "\"starts\": \"2026-03-01T12:00:00Z\", \"duration\": \"PT10M\"", "\"match\": []",
            "\"match\": [{\"path\": \"method\", \"value\": \"GET\"}]", "\"match\": [{\"path\": \"$.a.b[0]['c d'][*]\", \"operator\": \"eq\", \"value\": null}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"ne\", \"value\": 7}]", "\"match\": [{\"path\": \"a\", \"operator\": \"in\", \"value\": [1, \"b\", true, null]}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"exists\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"exists\", \"value\": false}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"startsWith\", \"value\": \"x\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"contains\", \"value\": \"x\"}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"glob\", \"value\": \"x*\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"gt\", \"value\": 1.5}]",
            "\"match\": [{\"path\": \"$['$']\", \"operator\": \"lt\", \"value\": -1e3}]", "\"match\": [{\"path\": \"header.X-A\", \"value\": true}]",
        }.Select(member => Documents.Rule(member)),
        .. new[]
        {
            "800ms", "0ms", "0.5ms", "2s", "1.5s", "1m", "PT2S", "PT0.25S", "PT1M30S", "PT0H", "P0D", "P0DT2S",
        }.Select(delay => Documents.Fault($"\"type\": \"latency\", \"delay\": \"{delay}\"")),
        Documents.Fault("\"delay\": \"1s\", \"distribution\": \"lognormal\", \"sigma\": 1, \"max\": \"5s\", \"type\": \"latency\""),
        Documents.Fault("\"type\": \"response\", \"status\": 599, \"headers\": {\"A\": \"1\", \"x-b_c\": \"\"}, \"body\": {\"a\": [1, null]}"),
        Documents.Fault("\"type\": \"response\", \"body\": null"),
        Documents.Fault("\"type\": \"response\", \"headers\": {}"),
        Documents.Fault("\"type\": \"error\", \"code\": \"E\", \"message\": \"m\"", "lambda:f"),
        Documents.Fault("\"type\": \"error\", \"exception\": \"OutOfStock\"", "point:p"),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\""),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\", \"rampBy\": \"percentage\""),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\", \"rampBy\": \"delay\"", fault: "\"fault\": {\"type\": \"latency\", \"delay\": \"1s\"}"),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\", \"rampBy\": \"delay\"", fault: "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"error\"}}, {\"weight\": 1, \"fault\": {\"type\": \"latency\", \"delay\": \"1s\"}}]"),
        Documents.Rule("\"match\": []", target: "\"target\": \"lambda:f\"", fault: "\"fault\": {\"type\": \"init-error\"}"),
        Documents.Rule(target: "\"target\": \"lambda:f\"", fault: "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"init-error\"}}, {\"weight\": 1, \"fault\": {\"type\": \"cold-start\", \"delay\": \"1s\"}}]"),
        Documents.Fault("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": \"0.00001ms\""),
        Documents.Fault("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": \"0.00001ms\", \"distribution\": \"fixed\""),
        Documents.Fault("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": \"0.0001ms\", \"distribution\": \"uniform\""),
        Documents.Fault("\"type\": \"throttle\", \"limit\": 1, \"window\": \"1s\", \"police\": true, \"retryAfterFormat\": \"date\""),
        Documents.Rule(fault: "\"oneOf\": [{\"weight\": 3, \"fault\": {\"type\": \"throttle\"}}, {\"weight\": 0.001, \"fault\": {\"type\": \"latency\", \"delay\": \"1s\"}}]"),
        .. new[]
        {
            "[]", "[{\"use\": \"lost-replies\"}]", "[{\"use\": \"lost-replies\", \"as\": \"x\", \"with\": {}}]", "[{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"prices.internal\", \"percentage\": 1.5, \"delay\": \"1s\"}}]",
            "[{\"use\": \"dependency-outage\", \"with\": {\"host\": \"*\", \"kind\": \"dns\"}}, {\"use\": \"zone-loss\"}]", "[{\"use\": \"flaky-network\", \"with\": {\"bytes\": 0}}]",
        }.Select(uses => Documents.Plan($"\"profiles\": {uses}")),
        .. TargetExamples.All.Select(example => example.Target).Concat(["http:*:*", "http:p-1:65535/", "http:GET prices.internal/a b", "aspnetcore:GET /a b"])
            .Distinct().Select(target => Documents.Rule(target: $"\"target\": \"{target}\"")),
    ];

    /// <summary>Plans that both refuse.</summary>
    public static IReadOnlyList<string> Bad { get; } =
    [
        "null", "[]", "7", "\"plan\"", "{}",
        Documents.Plan(version: ""), Documents.Plan(version: "\"version\": 2, "), Documents.Plan(version: "\"version\": \"1\", "),
        Documents.Plan(enabled: ""), Documents.Plan(enabled: "\"enabled\": 1, "), Documents.Plan(enabled: "\"enabled\": \"true\", "),
        Documents.Plan(environments: "\"seed\": 1"), Documents.Plan(environments: "\"environments\": []"), Documents.Plan(environments: "\"environments\": \"Staging\""),
        Documents.Plan(environments: "\"environments\": [\"\"]"), Documents.Plan(environments: "\"environments\": [1]"),
        Documents.Plan(environments: "\"environments\": [\"Production\"]"), Documents.Plan(environments: "\"environments\": [\"production\"]"),
        Documents.Plan(environments: "\"environments\": [\"Staging\", \"*\"]"),
        .. new[]
        {
            "\"seed\": 1e30", "\"seed\": 1.5", "\"seed\": \"1\"", "\"seed\": null", "\"maxActiveFaults\": 0", "\"maxActiveFaults\": 100001",
            "\"expires\": \"2026-12-01T18:00:00\"", "\"expires\": \"tomorrow\"", "\"expires\": \"2026-13-01T18:00:00Z\"", "\"expires\": \"2026-12-01T24:00:00Z\"",
            "\"expires\": 1764612000", "\"rules\": {}", "\"rules\": null", "\"rules\": [7]", "\"dryRun\": 1", "\"dryRun\": null", "\"abortWhen\": {}", "\"abortWhen\": [1]", "\"abortWhen\": [{}]",
            "\"abortWhen\": [{\"target\": \"lambda:*\"}]", "\"abortWhen\": [{\"errorRate\": 1}]", "\"abortWhen\": [{\"target\": \"aspnetcore:/a\", \"errorRate\": 1}]",
            "\"abortWhen\": [{\"target\": \"lambda:*\", \"errorRate\": 1, \"percentile\": 9}]", "\"abortWhen\": [{\"target\": \"lambda:*\", \"errorRate\": 101}]",
            "\"abortWhen\": [{\"target\": \"lambda:*\", \"latency\": 2}]", "\"abortWhen\": [{\"target\": \"lambda:*\", \"errorRate\": 1, \"minCalls\": 0}]", "\"abortWhen\": [{\"target\": \"lambda:*\", \"errorRate\": 1, \"more\": 0}]",
            "\"$schema\": true", "\"$schema\": \"\"", "\"expire\": 1", "\"a b\": 1", "\"\": 1",
        }.Select(member => Documents.Plan(member)),
        .. new[]
        {
            "\"percentage\": 100.1", "\"percentage\": -0.1", "\"percentage\": 1e999", "\"percentage\": \"10\"", "\"percentage\": true", "\"calls\": 0", "\"calls\": \"0\"", "\"calls\": \"\"",
            "\"calls\": \"..3\"", "\"calls\": \"1-2\"", "\"calls\": \"1...2\"", "\"calls\": \"+1\"", "\"calls\": \" 1\"", "\"calls\": 1.5", "\"calls\": -1", "\"calls\": [1, 2]", "\"calls\": null",
            "\"skip\": -1", "\"every\": 0", "\"limit\": 0", "\"limit\": 2.5", "\"percent\": 1", "\"Limit\": 1", "\"duration\": \"PT10M\"", "\"starts\": \"now\"",
            "\"starts\": \"2026-03-01T12:00:00Z\", \"duration\": \"P1M\"", "\"match\": {}", "\"match\": [1]", "\"match\": [{}]", "\"match\": [{\"path\": \"a\"}]",
            "\"match\": [{\"value\": 1}]", "\"match\": [{\"path\": \"\", \"value\": 1}]", "\"match\": [{\"path\": \"$\", \"value\": 1}]", "\"match\": [{\"path\": \"$.\", \"value\": 1}]",
            "\"match\": [{\"path\": \"$.*\", \"value\": 1}]", "\"match\": [{\"path\": \"$a\", \"value\": 1}]", "\"match\": [{\"path\": \"$[-1]\", \"value\": 1}]", "\"match\": [{\"path\": \"$['']\", \"value\": 1}]",
            "\"match\": [{\"path\": \"a\", \"value\": []}]", "\"match\": [{\"path\": \"a\", \"operator\": \"regex\", \"value\": \"x\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"gt\", \"value\": \"1\"}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"in\", \"value\": []}]", "\"match\": [{\"path\": \"a\", \"operator\": \"in\", \"value\": [[]]}]",
            "\"match\": [{\"path\": \"a\", \"operator\": \"glob\", \"value\": \"\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"exists\", \"value\": \"yes\"}]", "\"match\": [{\"path\": \"a\", \"operator\": \"gt\"}]",
            "\"match\": [{\"path\": \"a\", \"value\": 1, \"not\": true}]",
            $"\"match\": [{string.Join(',', Enumerable.Repeat("{\"path\": \"a\", \"value\": 1}", 21))}]",
        }.Select(member => Documents.Rule(member)),
        Documents.Rule("\"ramp\": \"PT1M\""), Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"rampBy\": \"percentage\""),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\", \"rampBy\": \"delay\""),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"ramp\": \"PT1M\", \"rampBy\": \"delay\"", fault: "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"error\"}}]"),
        Documents.Rule("\"match\": [{\"path\": \"a\", \"value\": 1}]", target: "\"target\": \"lambda:f\"", fault: "\"fault\": {\"type\": \"init-error\"}"),
        Documents.Rule("\"match\": [{\"path\": \"a\", \"value\": 1}]", target: "\"target\": \"lambda:f\"", fault: "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"init-error\"}}]"),
        Documents.Rule(target: "\"target\": \"lambda:f\"", fault: "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"init-error\"}}, {\"weight\": 1, \"fault\": {\"type\": \"error\"}}]"),
        .. new[]
        {
            "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"normal\"", "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"normal\", \"jitter\": \"0ms\"",
            "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"pareto\", \"jitter\": \"PT0.5S\"", "\"type\": \"latency\", \"delay\": \"2s\", \"sigma\": 1", "\"type\": \"latency\", \"delay\": \"2s\", \"jitter\": \"1s\", \"alpha\": 1",
            "\"type\": \"connection\", \"kind\": \"dns\", \"when\": \"after\"", "\"type\": \"connection\", \"kind\": \"refused\", \"afterBytes\": 1", "\"type\": \"connection\", \"kind\": \"reset\", \"afterBytes\": 1, \"when\": \"before\"",
            "\"type\": \"corrupt\", \"kind\": \"drop-field\"", "\"type\": \"corrupt\", \"kind\": \"truncate\", \"flips\": 2",
            "\"type\": \"slow-body\"", "\"type\": \"slow-body\", \"pause\": \"1s\"", "\"type\": \"slow-body\", \"pause\": \"1s\", \"chunkBytes\": 1, \"bytesPerSecond\": 1",
            "\"type\": \"throttle\", \"limit\": 1", "\"type\": \"throttle\", \"window\": \"1s\"", "\"type\": \"throttle\", \"police\": true", "\"type\": \"throttle\", \"retryAfterFormat\": \"date\"",
        }.Select(fault => Documents.Fault(fault)),
        Documents.Fault("\"type\": \"batch\", \"kind\": \"reorder\", \"count\": 2", "lambda:f"), Documents.Fault("\"type\": \"timeout\", \"beyond\": true, \"margin\": \"1s\"", "lambda:f"),
        Documents.Fault("\"type\": \"error\", \"exception\": \"E\", \"code\": \"C\"", "lambda:f"), Documents.Fault("\"type\": \"error\", \"reasons\": [\"None\"], \"code\": \"C\"", "aws:DynamoDB/*"),
        Documents.Fault("\"type\": \"corrupt\", \"kind\": \"truncate\", \"fitting\": false, \"on\": \"request\"", "aspnetcore:/a"),
        Documents.Fault("\"type\": \"response\", \"keepBody\": true, \"body\": \"x\"", "lambda:f"), Documents.Fault("\"type\": \"error\", \"afterBytes\": 1, \"when\": \"before\"", "lambda:f"),
        Documents.Rule(name: ""), Documents.Rule(name: "\"name\": \"\""), Documents.Rule(name: "\"name\": 7"), Documents.Rule(name: $"\"name\": \"{new string('x', 101)}\""),
        .. new[]
        {
            "prices.internal", "htp:prices.internal", "HTTP:prices.internal", "http:", "lambda: f", "lambda:f ", "lambda:a***b", "lambda:a\\nb", "aws:/PutItem", "aws:S3/", "aws:S3/Get/Object",
            "aspnetcore:orders", "aspnetcore:GET orders", "http:/path", "http:GET /path", "http:a/b c", "http:user@host", "http:host:0", "http:host:65536", "http:host:080", "http:host:", "http:1:2:3",
            "http:host/a?b=c", "http:host/a#b", "", $"lambda:{new string('x', 500)}",
        }.Select(target => Documents.Rule(target: $"\"target\": \"{target}\"")),
        .. new[]
        {
            "{}", "null", "[7]", "[{}]", "[{\"use\": 7}]", "[{\"use\": \"lost-reply\"}]", "[{\"use\": \"lost-replies\", \"with\": []}]", "[{\"use\": \"lost-replies\", \"with\": {\"share\": 1}}]", "[{\"use\": \"lost-replies\", \"wth\": {}}]",
            "[{\"use\": \"lost-replies\", \"with\": {\"percentage\": 101}}]", "[{\"use\": \"lost-replies\", \"with\": {\"percentage\": \"5\"}}]", "[{\"use\": \"dependency-brownout\"}]", "[{\"use\": \"dependency-brownout\", \"with\": {}}]",
            "[{\"use\": \"dependency-outage\", \"with\": {\"host\": \"a\", \"kind\": \"reset\"}}]", "[{\"use\": \"flaky-network\", \"with\": {\"bytes\": -1}}]", "[{\"use\": \"lost-replies\", \"as\": \"\"}]",
        }.Select(uses => Documents.Plan($"\"profiles\": {uses}")),
        Documents.Plan("\"profilesFrom\": \"x.json\""), Documents.Plan("\"profilesFrom\": []"), Documents.Plan("\"profilesFrom\": [7]"),
        Documents.Rule(target: ""), Documents.Rule(target: "\"target\": 7"),
        .. new[]
        {
            "", "\"fault\": \"error\"", "\"fault\": {}", "\"fault\": {\"type\": \"latncy\"}", "\"fault\": {\"type\": 7}", "\"oneOf\": []", "\"oneOf\": {}", "\"oneOf\": [1]", "\"oneOf\": [{\"weight\": 1}]",
            $"\"oneOf\": [{{{Error}}}]", $"\"oneOf\": [{{\"weight\": 0, {Error}}}]", "\"oneOf\": [{\"weight\": 1, \"fault\": {\"type\": \"eror\"}}]", $"\"oneOf\": [{{\"weight\": 1, {Error}}}], {Error}",
            $"\"oneOf\": [{string.Join(',', Enumerable.Repeat($"{{\"weight\": 1, {Error}}}", 21))}]",
        }.Select(fault => Documents.Rule(fault: fault)),
        .. new[]
        {
            "\"type\": \"latency\"", "\"type\": \"latency\", \"delay\": 800", "\"type\": \"latency\", \"delay\": \"800\"", "\"type\": \"latency\", \"delay\": \"soon\"", "\"type\": \"latency\", \"delay\": \"800 ms\"",
            "\"type\": \"latency\", \"delay\": \"-1s\"", "\"type\": \"latency\", \"delay\": \"P\"", "\"type\": \"latency\", \"delay\": \"PT\"", "\"type\": \"latency\", \"delay\": \"P1Y\"", "\"type\": \"latency\", \"delay\": \"pt2s\"",
            "\"type\": \"latency\", \"dealy\": \"2s\", \"delay\": \"2s\"", "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"unifrom\"", "\"type\": \"latency\", \"delay\": \"2s\", \"when\": \"After\"",
            "\"type\": \"latency\", \"delay\": \"2s\", \"distribution\": \"pareto\", \"alpha\": 0", "\"type\": \"error\", \"when\": 1", "\"type\": \"error\", \"code\": \"x\"", "\"type\": \"throttle\", \"retryAfter\": 2",
            "\"type\": \"response\", \"status\": 99", "\"type\": \"response\", \"status\": 600", "\"type\": \"response\", \"status\": \"503\"", "\"type\": \"response\", \"headers\": []",
            "\"type\": \"response\", \"headers\": {\"A B\": \"1\"}", "\"type\": \"response\", \"headers\": {\"\": \"1\"}", "\"type\": \"response\", \"headers\": {\"A\": 1}", "\"type\": \"response\", \"headers\": {\"A\": \"1\\r\\nB: 2\"}",
            $"\"type\": \"response\", \"body\": \"{new string('x', 262_145)}\"", "\"type\": \"corrupt\"", "\"type\": \"corrupt\", \"kind\": \"bitflip\"", "\"type\": \"corrupt\", \"kind\": \"truncate\", \"keep\": 101",
            "\"type\": \"corrupt\", \"kind\": \"bit-flip\", \"flips\": 65", "\"type\": \"corrupt\", \"kind\": \"truncate\", \"on\": \"both\"", "\"type\": \"corrupt\", \"kind\": \"truncate\", \"when\": \"after\"",
        }.Select(fault => Documents.Fault(fault)),
        Documents.Fault("\"type\": \"error\", \"exception\": \"\"", "lambda:f"),
        Documents.Fault("\"type\": \"latency\", \"delay\": \"1s\", \"when\": \"after\"", "aws:S3"),
        Documents.Fault("\"type\": \"corrupt\", \"kind\": \"truncate\", \"on\": \"request\"", "aws:S3"),
        Documents.Fault("\"type\": \"throttle\", \"retryAfter\": \"1s\"", "point:p"),
    ];

    /// <summary>Plans that the reader alone refuses, and why no schema can.</summary>
    public static IReadOnlyList<(string Document, string Reason)> BeyondSchemas { get; } =
    [
        (Documents.Plan("\"seed\": 1, \"seed\": 1"), "a name that stands twice is gone before a schema sees the object"),
        (Documents.Rule("\"limit\": 1, \"limit\": 2"), "a name that stands twice is gone before a schema sees the object"),
        (Documents.Plan($"\"rules\": [{{\"name\": \"r\", \"target\": \"lambda:x\", {Error}}}, {{\"name\": \"r\", \"target\": \"lambda:y\", {Error}}}]"), "a schema compares items as a whole, not by a property"),
        (Documents.Plan("\"expires\": \"2026-03-02T12:00:01Z\"", environments: "\"environments\": [\"Production\"]"), "a schema does not know what time it is"),
        (Documents.Plan("\"expires\": \"2026-02-30T12:00:00Z\""), "a regular expression of the calendar would be longer than the schema"),
        (Documents.Fault("\"type\": \"latency\", \"delay\": \"901s\""), "a schema knows no durations: it cannot say how long is too long"),
        (Documents.Rule("\"starts\": \"2026-03-01T12:00:00Z\", \"duration\": \"0s\""), "a schema knows no durations: it cannot say how short is too short"),
        (Documents.Fault("\"type\": \"latency\", \"delay\": \"1s\", \"jitter\": \"2s\""), "a schema does not compare two values"),
        (Documents.Fault("\"type\": \"latency\", \"delay\": \"2s\", \"max\": \"1s\""), "a schema does not compare two values"),
        (Documents.Plan("\"profilesFrom\": [\"./profiles.json\"]"), "a schema does not know where the document comes from"),
        (Documents.Plan("\"profiles\": [{\"use\": \"iam-denied\", \"as\": \"x\"}, {\"use\": \"iam-denied\", \"as\": \"x\"}]"), "a schema compares items as a whole, not by a property"),
        (Documents.Plan("\"profiles\": [{\"use\": \"iam-denied\", \"with\": {\"target\": \"lambda:f\"}}]"), "a schema does not put values into the rules of a profile"),
        (Documents.Plan("\"profiles\": [{\"use\": \"dependency-brownout\", \"with\": {\"host\": \"a\", \"delay\": \"6m\"}}]"), "a schema knows no durations: it cannot say how long is too long"),
        (Documents.Rule("\"calls\": \"3..2\""), "a schema does not compare two numbers of a text"),
        (Documents.Rule("\"calls\": \"9999999999\""), "a schema does not compare a number in a text with a bound"),
        (Documents.Rule($"\"match\": [{{\"path\": \"$[9999999999]\", \"value\": 1}}]"), "a schema does not compare a number in a text with a bound"),
        (Documents.Rule(target: "\"target\": \"http:ftp://prices.internal\""), "whether a pattern can match http is more than a regular expression can say"),
        (Documents.Fault($"\"type\": \"response\", \"body\": [\"{new string('x', 262_145)}\"]"), "a schema does not know how long JSON is in its compact form"),
    ];

    /// <summary>Every fault at every kind of point on each side of the call; the reader says which are plans.</summary>
    public static IEnumerable<string> EveryPlace() =>
        from fault in FaultVocabulary.Faults
        from target in s_targets
        from side in s_sides
        let settings = fault.Properties.Where(property => property.IsRequired && !side.StartsWith($"\"{property.Name}\"", StringComparison.Ordinal)).Select(Sample)
        select Documents.Fault(string.Join(", ", settings.Prepend($"\"type\": \"{fault.Name}\"").Append(side).Where(part => part.Length > 0)), target.Value);

    /// <summary>Every fault at every kind of point with each pair of its settings beside those that it needs, whatever their values of note are.</summary>
    public static IEnumerable<string> EveryPair() =>
        from fault in FaultVocabulary.Faults
        from place in fault.Places
        let needed = fault.Properties.Where(property => property.IsRequired || place.Needs.Contains(property.Name)).ToArray()
        let others = fault.Properties.Where(property => !needed.Contains(property) && property.GoesWith(place.Kind)).ToArray()
        from first in others.Prepend(null)
        from second in others.Prepend(null)
        where first is null || (second is not null && Array.IndexOf(others, first) < Array.IndexOf(others, second))
        from settings in Values([.. needed, .. new[] { first, second }.OfType<PropertyShape>()])
        select Documents.Fault(string.Join(", ", settings.Prepend($"\"type\": \"{fault.Name}\"")), s_targets[place.Kind]);

    /// <summary>All ways to give settings their values of note.</summary>
    private static IEnumerable<string[]> Values(PropertyShape[] settings) => settings.Aggregate(
        (IEnumerable<string[]>)[[]],
        (ways, setting) => ways.SelectMany(way => ValuesOf(setting).Select(value => (string[])[.. way, $"\"{setting.Name}\": {value}"])));

    /// <summary>Each word of a choice, both of a flag, nothing and some of a time, and one of what is left.</summary>
    private static IEnumerable<string> ValuesOf(PropertyShape setting) => setting switch
    {
        { Name: "jitter" } => ["\"0ms\"", "\"PT0S\"", "\"1s\"", "\"PT1S\""],
        { Value: DurationShape } => ["\"10m\""],
        { Value: FlagShape } => ["true", "false"],
        { Value: FieldShape } => ["\"$.a\""],
        { Value: TextListShape } => ["[\"None\"]"],
        { Value: HeadersShape } => ["{}"],
        { Value: ByteSizeShape } => ["\"1MiB\""],
        { Name: "code", Value: TextShape } => ["\"TransactionCanceledException\"", "\"E\""],
        var other when other.Value.Describe()["enum"] is System.Text.Json.Nodes.JsonArray words => words.Select(word => word!.ToJsonString()),
        var other => [other.Value.Describe()["minimum"]?.ToJsonString() ?? "\"x\""],
    };

    /// <summary>A setting with the first value that comes to mind.</summary>
    private static string Sample(PropertyShape property)
    {
        var shape = property.Value.Describe();
        return $"\"{property.Name}\": {shape["enum"]?[0]?.ToJsonString() ?? shape["minimum"]?.ToJsonString() ?? "\"1s\""}";
    }
}
