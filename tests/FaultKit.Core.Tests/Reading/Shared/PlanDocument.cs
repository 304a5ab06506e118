using System.Text.RegularExpressions;

namespace FaultKit.Tests;

/// <summary>Writes <c>docs/plans.md</c>: its tables from what reads plans, what stands between them from here.</summary>
internal static partial class PlanDocument
{
    public static string Write() => string.Join('\n',
    [
        "# Plans",
        "",
        "What a plan may say, where it comes from, and what has to be passed before a fault is injected. The tables are written from the shapes that read plans; a test holds the two together.",
        "What a rule's `fault` may say is in [faults.md](faults.md), what its `target` may in [targets.md](targets.md).",
        "",
        "A refusal says all that is wrong with a document at once, each with file, line, column, JSON path, what was expected, and the nearest name where one was misspelt. The last column shows what is said of one wrong value.",
        "",
        "## The plan",
        "",
        .. Table(PlanReader.Properties, Plan),
        $"| `rules` | a list of at most {PlanReader.MostRules:N0} rules | none | What may go wrong: see below. | {Quoted(Documents.Plan("\"rules\": {}"))} |",
        $"| `profiles` | a list of at most {ProfileUseReader.MostUses} uses | none | Profiles whose rules follow the plan's own: see below. | {Quoted(Documents.Plan("\"profiles\": {}"))} |",
        $"| `profilesFrom` | a list of 1 to {ProfileUseReader.MostFiles} files | none | Files that hold profiles of your own, relative to the plan's file: see [profiles.md](profiles.md). | {Quoted(Documents.Plan("\"profilesFrom\": {}"))} |",
        $"| `abortWhen` | a list of at most {AbortReader.Most} conditions | none | When the plan ends by itself: see below. | {Quoted(Documents.Plan("\"abortWhen\": {}"))} |",
        "",
        $"A document has at most {PlanReader.MostBytes / 1024 / 1024} MiB and 32 levels. A plan that names `Production` or `*` needs `expires`, at most 24 hours ahead.",
        "",
        "## A rule",
        "",
        .. Table(RuleReader.Properties, Rule),
        $"| `match` | a list of at most {MatchReader.Most} conditions | none | Conditions on the call, all of which must hold: see below. | {Quoted(Documents.Rule("\"match\": {}"))} |",
        $"| `fault` | a fault | required, or `oneOf` | What goes wrong: see [faults.md](faults.md). | {Quoted(Documents.Rule(fault: "\"fault\": 7"))} |",
        $"| `oneOf` | a list of 1 to {FaultReader.MostChoices} alternatives | | In the place of `fault`: one of several, by weight. | {Quoted(Documents.Rule(fault: "\"oneOf\": []"))} |",
        "",
        "### A condition of `match`",
        "",
        .. Table(MatchReader.Properties, member => Documents.Rule($"\"match\": [{{ \"value\": 1, {member} }}]"), "\"path\": \"method\""),
        $"| `value` | {MatchReader.MostValues} at most with `in`, else one: a text, a number, true, false or null | required, but for `exists` | What is compared with. | {Quoted(Documents.Rule("\"match\": [{ \"path\": \"method\", \"value\": {} }]"))} |",
        "",
        "A path that begins with `$` reaches the event or the body, `[*]` is any element; other names are attributes of the surface. What is absent fails every operator but `exists: false`. Around a handler delegate, conditions on the event hold only where the handler takes a seekable stream; a notice says so where they cannot.",
        "",
        "### An alternative of `oneOf`",
        "",
        .. Table(FaultReader.ChoiceProperties, member => Documents.Rule(fault: $"\"oneOf\": [{{ \"fault\": {{ \"type\": \"error\" }}, {member} }}]")),
        "| `fault` | a fault | required | What goes wrong. | |",
        "",
        "### A use of `profiles`",
        "",
        .. Table(ProfileUseReader.Properties, member => Documents.Plan($"\"profiles\": [{{ {member} }}]"), "\"use\": \"lost-replies\""),
        $"| `with` | an object of the profile's parameters: see [profiles.md](profiles.md) | each parameter's own | What the profile is told. | {Quoted(Documents.Plan("\"profiles\": [{ \"use\": \"lost-replies\", \"with\": { \"percentage\": 101 } }]"))} |",
        "",
        "### A condition of `abortWhen`",
        "",
        .. Table(AbortReader.Properties, member => Documents.Plan($"\"abortWhen\": [{{ {member} }}]"), "\"target\": \"lambda:*\"", "\"errorRate\": 20"),
        "",
        "Every call at the target counts, whether or not a rule speaks to it: an invocation that fails; a request that gets no answer, or a status from 500; at `aws:` targets each attempt by itself, within the SDK's retries, that gets no answer, one that cannot be read, a status from 500 or 429, or an error code by which a service throttles (a refusal, such as a condition that does not hold, is an answer); at `point:` targets what a surface of your own says of its calls with `injector.Observe(point)`: a point that is passed with `PointAsync` is no call. A condition that had no call to count is named when the plan ends: none came, or faults decided them all. Left out are outcomes of our own: a call whose end a fault decided or whose payload it broke, and, as far as latency goes, one that a fault held up; where such a request or attempt is given up, or times out, it is left out altogether, and so is an attempt of the SDK whose caller cancelled it. A request of an `HttpClient` that is cancelled without having been held up counts as one without an answer, because its timeout looks no different. A percentile is a share: that the 99th is longer than 2s means that more than 1 % of the calls took longer. Nothing is estimated, and a percentile needs as many calls as it takes to have one (100 for the 99th). A plan that was aborted stays off in that process until its document changes; other processes judge for themselves.",
        "",
        "With `\"dryRun\": true` everything is decided and counted as in earnest, and recorded as `DryRun`; nothing is injected.",
        "",
        "## Where plans come from",
        "",
        "| `FAULTKIT_PLAN`, `Chaos:Plan` of a host, or `chaos.ReadPlan(...)` | is | looked at |",
        "|---|---|---|",
        "| `{ \"version\": 1, ... }` | the plan itself | once; in a host whenever the setting changes |",
        "| `plans/chaos.json` | a file | whenever work enters |",
        "| `https://config.internal/chaos.json` | a web address; plain `http://` on this machine only | every 20 s, by its `ETag` |",
        "| `appconfig:orders/test/chaos` | a configuration at the AWS AppConfig agent, on port 2772 or `AWS_APPCONFIG_EXTENSION_HTTP_PORT`; the same as `http://localhost:2772/applications/orders/environments/test/configurations/chaos` | every 20 s; the agent itself asks every 45 s, or `AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS` |",
        "| `s3://bucket/key`, `ssm:/name` | an object or a parameter, with the package FaultKit.AwsSdk | every 20 s |",
        "| nothing | `chaos.json` beside the application | whenever work enters |",
        "",
        "The environment variable beats the setting, the setting beats code. `chaos.AddPlanSource(\"bucket\", name => ...)` makes more kinds known.",
        "",
        "A source is looked at where work enters: a frozen Lambda environment runs no timer, and nothing runs while the process is idle. In a host, and in a process that is no Lambda function, a timer looks once a second; so does one while a fault is being acted out, so that an \"off\" ends a long delay. Calls that a look makes are never faulted.",
        "",
        "| | default | range | environment variable |",
        "|---|---|---|---|",
        "| how long a look is good for | 20s | 1s to 1h | `FAULTKIT_PLAN_INTERVAL` |",
        "| how long an invocation waits for it | 200ms | 0ms to 10s | `FAULTKIT_PLAN_WAIT` |",
        "| how long a plan outlives its source | 5m | 1s to 24h | `FAULTKIT_PLAN_STALE_AFTER` |",
        "",
        "The interval is lengthened by up to a fifth, so that a fleet does not look in step, and doubled after each failure, up to a minute. One invocation an interval looks; the others go on. `chaos.UsePlanTiming(...)` says the same in code. What a look costs the invocation that makes it, p50 to p99.9: [remote-look.md](../benchmarks/results/remote-look.md).",
        "",
        "## What an edit does",
        "",
        "| what the source says | what happens |",
        "|---|---|",
        "| a good plan | in force for the next call; counters of rules that did not change go on where they were |",
        "| `enabled` is anything but `true`, whatever else is wrong | faults are off |",
        "| gone: no file, 404, 410, no setting | faults are off |",
        "| a document that is refused for anything else | the last good plan stays, at most for 5 minutes |",
        "| nothing, an error, a redirect, a web page, half a body, a tag that contradicts itself | the same, and a notice says what was wrong |",
        "| a good plan after all of that | in force |",
        "",
        "## What is checked, and in which order",
        "",
        "Each of these stops a fault, and the first that does is the reason given.",
        "",
        "| check | when | says no |",
        "|---|---|---|",
        "| **kill switch** | when the process starts | `FAULTKIT_DISABLED` is set: nothing is wrapped |",
        "| **enabled** | when a plan is loaded | `enabled` is not `true` |",
        "| **environment** | when a plan is loaded | `environments` does not name this one |",
        "| **expiry** | when a plan is loaded, and at every call | `expires` is over |",
        "| **consent** | when a plan is loaded | the fault needs `FAULTKIT_ALLOW`, or an exception that nobody registered |",
        "| **window** | at every call | `starts` and `duration` name another time |",
        "| **match** | at every call | a condition does not hold |",
        "| **counters** | at every call | `calls`, `skip` or `every` passes it over |",
        "| **dice** | at every call | `percentage` |",
        "| **staleness** | before a fault is injected | the source was not heard for 5 minutes, on the wall clock |",
        "| **budget** | before a fault is injected | `limit`, or `maxActiveFaults` are being acted out |",
        "",
        "Every rule that matches is evaluated and counted, also where another rule's fault wins; that is why staleness and budget come last, when there is a fault to stop. What they stop is recorded as suppressed.",
        "",
    ]);

    private static string Plan(string member) => member switch
    {
        _ when member.StartsWith("\"version\"", StringComparison.Ordinal) => Documents.Plan(version: member + ", "),
        _ when member.StartsWith("\"enabled\"", StringComparison.Ordinal) => Documents.Plan(enabled: member + ", "),
        _ when member.StartsWith("\"environments\"", StringComparison.Ordinal) => Documents.Plan(environments: member),
        _ => Documents.Plan(member),
    };

    private static string Rule(string member) => member switch
    {
        _ when member.StartsWith("\"name\"", StringComparison.Ordinal) => Documents.Rule(name: member),
        _ when member.StartsWith("\"target\"", StringComparison.Ordinal) => Documents.Rule(target: member),
        _ => Documents.Rule(member),
    };

    /// <summary>A row for each property, with what is said of a value that it cannot have.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="around">A document with a member in the place where the properties stand.</param>
    /// <param name="beside">Members that the others need beside them.</param>
    private static IEnumerable<string> Table(IReadOnlyList<PropertyShape> properties, Func<string, string> around, params string[] beside) =>
    [
        "| property | expected | default | what it is for | refused, for example, with |",
        "|---|---|---|---|---|",
        .. properties.Select(property =>
        {
            var others = beside.Where(member => !member.StartsWith($"\"{property.Name}\"", StringComparison.Ordinal));
            var (purpose, otherwise) = Split(property);
            return $"| `{property.Name}` | {property.Value.Expected} | {otherwise} | {purpose} | {Quoted(around(string.Join(", ", others.Prepend($"\"{property.Name}\": {{}}"))))} |";
        }),
    ];

    /// <summary>What a summary says of the default stands behind its last semicolon.</summary>
    private static (string Purpose, string Default) Split(PropertyShape property) =>
        property.IsRequired ? (property.Summary, "required")
        : Default().Match(property.Summary) is { Success: true } match ? (match.Groups["purpose"].Value + ".", match.Groups["default"].Value)
        : (property.Summary, "none");

    private static string Quoted(string document) => $"`{Documents.Read(document).Errors[0]}`";

    [GeneratedRegex(@"^(?<purpose>.*); (?<default>[^;]+) by default(, and [^;]+)?\.$")]
    private static partial Regex Default();
}
