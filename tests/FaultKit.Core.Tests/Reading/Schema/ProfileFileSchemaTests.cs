using System.Text;

namespace FaultKit.Tests;

/// <summary>The schema of files of profiles says what their reader says, wherever a schema can.</summary>
public sealed class ProfileFileSchemaTests
{
    private const string Page = "src/FaultKit.Core/profiles.schema.json";
    private const string Rule = "{\"name\": \"a\", \"target\": \"http:a/x\", \"fault\": {\"type\": \"error\"}}";

    public static TheoryData<string> Good { get; } =
    [
        ProfileDocument.Own,
        Encoding.UTF8.GetString(AwsProfiles.Json), Encoding.UTF8.GetString(LambdaProfiles.Json), Encoding.UTF8.GetString(NetworkProfiles.Json), Encoding.UTF8.GetString(SystemProfiles.Json),
        Of(Rule), Of(Rule, "", "\"standsFor\": \"x\", \"source\": \"y\""),
        .. new[]
        {
            "\"type\": \"text\", \"summary\": \"x\"", "\"type\": \"text\", \"summary\": \"x\", \"default\": \"y\"", "\"type\": \"host\", \"summary\": \"x\", \"default\": \"*.internal\"",
            "\"type\": \"function\", \"summary\": \"x\", \"default\": \"*\"", "\"type\": \"operation\", \"summary\": \"x\", \"default\": \"Get*\"", "\"type\": \"target\", \"summary\": \"x\", \"default\": \"aws:S3\"",
            "\"type\": \"percentage\", \"summary\": \"x\", \"min\": 1, \"max\": 100, \"default\": 5.5", "\"type\": \"duration\", \"summary\": \"x\", \"min\": \"1s\", \"max\": \"PT1M\", \"default\": \"2s\"",
            "\"type\": \"number\", \"summary\": \"x\", \"default\": -1.5", "\"type\": \"whole\", \"summary\": \"x\", \"min\": -1, \"default\": 0", "\"type\": \"choice\", \"summary\": \"x\", \"choices\": [\"a\", \"b\"], \"default\": \"b\"",
        }.Select(parameter => Of(Rule, $"\"p\": {{{parameter}}}")),
        Of("{\"name\": \"a\", \"target\": \"${t}\", \"percentage\": \"${n}\", \"fault\": {\"type\": \"latency\", \"delay\": \"${d}\", \"jitter\": \"1s\", \"distribution\": \"${w}\"}}",
            "\"t\": {\"type\": \"target\", \"summary\": \"x\", \"default\": \"aws:S3\"}, \"n\": {\"type\": \"percentage\", \"summary\": \"x\"}, \"d\": {\"type\": \"duration\", \"summary\": \"x\", \"default\": \"2s\"}, \"w\": {\"type\": \"choice\", \"summary\": \"x\", \"choices\": [\"uniform\", \"normal\"]}"),
        Of("{\"name\": \"a\", \"target\": \"http:${h}:8443/${x}\", \"match\": [{\"path\": \"header.X\", \"operator\": \"${o}\", \"value\": \"${x}\"}], \"fault\": {\"type\": \"response\", \"status\": \"${s}\", \"headers\": {\"A\": \"${x}\"}, \"body\": {\"a\": [\"${x}\"]}}}",
            "\"h\": {\"type\": \"host\", \"summary\": \"x\"}, \"x\": {\"type\": \"text\", \"summary\": \"x\"}, \"s\": {\"type\": \"whole\", \"summary\": \"x\", \"min\": 500, \"max\": 599}, \"o\": {\"type\": \"choice\", \"summary\": \"x\", \"choices\": [\"eq\", \"ne\"]}"),
        Of("{\"name\": \"a\", \"target\": \"lambda:${f}\", \"oneOf\": [{\"weight\": \"${n}\", \"fault\": {\"type\": \"error\"}}, {\"weight\": 1, \"fault\": {\"type\": \"${k}\"}}]}",
            "\"f\": {\"type\": \"function\", \"summary\": \"x\"}, \"n\": {\"type\": \"number\", \"summary\": \"x\", \"min\": 1}, \"k\": {\"type\": \"choice\", \"summary\": \"x\", \"choices\": [\"throttle\"]}"),
    ];

    public static TheoryData<string> Bad { get; } =
    [
        "7", "[]", "{}", "{\"version\": 1}", "{\"version\": 2, \"profiles\": [{\"name\": \"n\", \"summary\": \"s\", \"rules\": [" + Rule + "]}]}", "{\"version\": 1, \"profiles\": []}", "{\"version\": 1, \"profiles\": [7]}", "{\"version\": 1, \"profiles\": {}}",
        "{\"version\": 1, \"profiles\": [{\"summary\": \"s\", \"rules\": [" + Rule + "]}]}", "{\"version\": 1, \"profiles\": [{\"name\": \"n\", \"rules\": [" + Rule + "]}]}", "{\"version\": 1, \"profiles\": [{\"name\": \"n\", \"summary\": \"s\"}]}",
        "{\"version\": 1, \"profiles\": [{\"name\": \"" + new string('n', 41) + "\", \"summary\": \"s\", \"rules\": [" + Rule + "]}]}",
        Of(""), Of("7"), Of(Rule, "", "\"more\": 1"), Of(Rule, "", "\"source\": 7"),
        .. new[]
        {
            "7", "{}", "{\"type\": \"text\"}", "{\"summary\": \"x\"}", "{\"type\": \"percent\", \"summary\": \"x\"}", "{\"type\": \"text\", \"summary\": \"x\", \"defualt\": \"y\"}", "{\"type\": \"text\", \"summary\": \"x\", \"default\": 7}",
            "{\"type\": \"percentage\", \"summary\": \"x\", \"max\": 120}", "{\"type\": \"percentage\", \"summary\": \"x\", \"default\": \"5\"}", "{\"type\": \"whole\", \"summary\": \"x\", \"default\": 1.5}", "{\"type\": \"duration\", \"summary\": \"x\", \"default\": 5}",
            "{\"type\": \"duration\", \"summary\": \"x\", \"min\": \"1\"}", "{\"type\": \"choice\", \"summary\": \"x\"}", "{\"type\": \"choice\", \"summary\": \"x\", \"choices\": []}", "{\"type\": \"target\", \"summary\": \"x\"}", "{\"type\": \"target\", \"summary\": \"x\", \"default\": \"S3\"}",
        }.Select(parameter => Of(Rule, $"\"p\": {parameter}")),
        Of(Rule, "\"a b\": {\"type\": \"text\", \"summary\": \"x\"}"), Of(Rule, $"\"{new string('p', 51)}\": {{\"type\": \"text\", \"summary\": \"x\"}}"),
        Of(Rule, string.Join(", ", Enumerable.Range(0, 21).Select(i => $"\"p{i}\": {{\"type\": \"text\", \"summary\": \"x\"}}"))),
        Of("{\"name\": \"a\", \"target\": \"http:a\", \"fault\": {\"type\": \"eror\"}}"), Of("{\"name\": \"a\", \"target\": \"http:a\", \"fault\": {\"type\": \"error\", \"status\": 500}}"),
        Of("{\"name\": \"a\", \"fault\": {\"type\": \"error\"}}"), Of("{\"name\": \"a\", \"target\": \"http:a\"}"), Of("{\"name\": \"a\", \"target\": \"http:a\", \"percentage\": 101, \"fault\": {\"type\": \"error\"}}"),
        Of("{\"name\": \"a\", \"target\": \"http:a\", \"percent\": \"${n}\", \"fault\": {\"type\": \"error\"}}", "\"n\": {\"type\": \"percentage\", \"summary\": \"x\"}"),
        Of(string.Join(", ", Enumerable.Range(0, 51).Select(i => Rule.Replace("\"a\"", $"\"a{i}\"", StringComparison.Ordinal)))),
    ];

    public static TheoryData<string, string> Beyond => new()
    {
        { Of("{\"name\": \"a\", \"target\": \"http:${h}\", \"fault\": {\"type\": \"error\"}}"), "a schema does not know which parameters there are" },
        { Of(Rule + ", " + Rule), "a schema compares items as a whole, not by a property" },
        { Of(Rule, "\"p\": {\"type\": \"whole\", \"summary\": \"x\", \"min\": 5, \"max\": 1}"), "a schema does not compare two values" },
        { Of(Rule, "\"p\": {\"type\": \"choice\", \"summary\": \"x\", \"choices\": [\"a\"], \"default\": \"b\"}"), "a schema does not compare two values" },
        { Of("{\"name\": \"a\", \"target\": \"http:a\", \"fault\": {\"type\": \"latency\", \"delay\": \"1s\", \"sigma\": 1}}"), "which settings go together depends on what placeholders stand for" },
    };

    [Fact]
    public void TheFileThatIsShipped_IsWhatTheShapesSay()
    {
        var written = PlanSchema.WriteForProfiles();

        Assert.True(written == Repository.Read(Page), $"{Page} is not what the shapes say any more; write PlanSchema.WriteForProfiles() into it: {Repository.Keep(Page, written)}");
    }

    [Fact]
    public void TheSchema_IsASchema() => Assert.True(SchemaValidators.IsSchema(PlanSchema.WriteForProfiles()));

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public void AGoodFile_IsAcceptedByReaderAndSchema(string document) =>
        Assert.Equal(("", "", true), (Read(document), SchemaValidators.OfProfiles.Complaints(document), SchemaValidators.OfProfiles.Accepts(document)));

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void ABadFile_IsRefusedByReaderAndSchema(string document)
    {
        var verdicts = (Read(document) == "", SchemaValidators.OfProfiles.Complaints(document) == "", SchemaValidators.OfProfiles.Accepts(document));

        Assert.True(verdicts == (false, false, false), $"{verdicts}: {document}");
    }

    [Theory]
    [MemberData(nameof(Beyond), DisableDiscoveryEnumeration = true)]
    public void WhatNoSchemaCanSay_IsRefusedByTheReaderAlone(string document, string reason)
    {
        var verdicts = (Read(document) == "", SchemaValidators.OfProfiles.Complaints(document) == "", SchemaValidators.OfProfiles.Accepts(document));

        Assert.True(verdicts == (false, true, true), $"{verdicts}: {reason}");
    }

    private static string Of(string rules, string parameters = "", string members = "") =>
        $"{{\"version\": 1, \"profiles\": [{{\"name\": \"n\", \"summary\": \"s\", {members}{(members.Length > 0 ? ", " : "")}\"parameters\": {{{parameters}}}, \"rules\": [{rules}]}}]}}";

    private static string Read(string document)
    {
        var utf8 = Encoding.UTF8.GetBytes(document);
        var errors = new PlanErrors(utf8);
        ProfileReader.Read(utf8, errors);
        return string.Join('\n', errors.Sorted());
    }
}
