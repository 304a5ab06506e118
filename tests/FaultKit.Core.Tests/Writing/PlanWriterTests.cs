using CsCheck;

namespace FaultKit.Tests;

/// <summary>A plan that is written and read again is the same plan.</summary>
public sealed class PlanWriterTests
{
    /// <summary>Settings that the corpus leaves out.</summary>
    private static readonly (string Target, string Fault)[] s_settings =
    [
        ("http:*", "\"type\": \"latency\", \"delay\": \"1s\", \"distribution\": \"pareto\", \"alpha\": 1.25, \"max\": \"1m\", \"when\": \"after\""),
        ("http:*", "\"type\": \"latency\", \"delay\": \"1s\", \"distribution\": \"lognormal\", \"sigma\": 0.75"),
        ("http:*", "\"type\": \"latency\", \"delay\": \"1s\", \"distribution\": \"normal\", \"jitter\": \"1.5ms\""),
        ("http:*", "\"type\": \"timeout\", \"cap\": \"90s\", \"when\": \"after\""),
        ("lambda:*", "\"type\": \"timeout\", \"margin\": \"0ms\""),
        ("lambda:*", "\"type\": \"timeout\", \"beyond\": true"),
        ("lambda:*", "\"type\": \"error\", \"code\": \"E\", \"message\": \"m\", \"when\": \"after\""),
        ("lambda:*", "\"type\": \"error\", \"afterBytes\": 7"),
        ("lambda:*", "\"type\": \"response\", \"status\": 503, \"keepBody\": true"),
        ("lambda:*", "\"type\": \"connection\", \"kind\": \"closed\", \"afterBytes\": 7"),
        ("lambda:*", "\"type\": \"error\", \"exception\": \"OutOfStock\""),
        ("aws:*", "\"type\": \"error\", \"status\": 503, \"reasons\": [\"None\", \"ConditionalCheckFailed\"]"),
        ("http:*", "\"type\": \"throttle\", \"retryAfter\": \"2s\", \"retryAfterFormat\": \"date\", \"limit\": 5, \"window\": \"1m\", \"police\": true, \"when\": \"after\""),
        ("aws:*", "\"type\": \"throttle\", \"code\": \"SlowDown\""),
        ("http:*", "\"type\": \"response\", \"status\": 503, \"headers\": {\"A\": \"1\", \"a\": \"2\"}, \"body\": \"x\", \"when\": \"after\""),
        ("aws:*", "\"type\": \"access-denied\", \"kind\": \"expired\", \"code\": \"ExpiredToken\", \"message\": \"m\", \"when\": \"after\""),
        ("aws:*", "\"type\": \"clock-skew\", \"offset\": \"10m\""),
        ("http:*", "\"type\": \"connection\", \"kind\": \"closed\", \"afterBytes\": 7"),
        ("http:*", "\"type\": \"slow-body\", \"bytesPerSecond\": 7, \"on\": \"request\""),
        ("http:*", "\"type\": \"slow-body\", \"chunkBytes\": 7, \"pause\": \"2s\""),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"truncate\", \"keep\": 7, \"fitting\": false"),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"bit-flip\", \"flips\": 7, \"on\": \"request\""),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"drop-field\", \"path\": \"$.items[*].price\""),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"oversize\", \"bytes\": 7"),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"charset\", \"charset\": \"x-none\""),
        ("http:*", "\"type\": \"corrupt\", \"kind\": \"content-type\", \"contentType\": \"text/plain\""),
        ("lambda:*", "\"type\": \"batch\", \"kind\": \"poison\", \"count\": 3"),
        ("lambda:*", "\"type\": \"deadline\", \"remaining\": \"500ms\""),
        ("lambda:*", "\"type\": \"cold-start\", \"delay\": \"5s\""),
        ("lambda:*", "\"type\": \"init-error\", \"code\": \"E\", \"message\": \"m\""),
        ("lambda:*", "\"type\": \"crash\", \"when\": \"after\""),
        ("lambda:*", "\"type\": \"exit\", \"code\": 7, \"when\": \"after\""),
        ("lambda:*", "\"type\": \"memory\", \"size\": \"1.5GiB\", \"duration\": \"1s\""),
        ("lambda:*", "\"type\": \"disk\", \"size\": \"500MB\", \"duration\": \"1s\""),
        ("lambda:*", "\"type\": \"cpu\", \"load\": 33.3, \"cores\": 2, \"duration\": \"1s\""),
        ("lambda:*", "\"type\": \"threads\", \"count\": 2, \"duration\": \"1s\""),
    ];

    public static TheoryData<string> Plans =>
    [
        .. SchemaCorpus.Good,
        .. SchemaCorpus.EveryPlace().Where(document => Documents.Read(document).Plan is not null),
        .. s_settings.Select(setting => Documents.Fault(setting.Fault, setting.Target)),
        Documents.Rule("\"starts\": \"2026-03-01T12:00:00.5Z\", \"duration\": \"1h\", \"ramp\": \"10m\", \"rampBy\": \"delay\", \"skip\": 2, \"limit\": 3", fault: "\"fault\": {\"type\": \"latency\", \"delay\": \"1s\"}"),
    ];

    [Theory]
    [MemberData(nameof(Plans), DisableDiscoveryEnumeration = true)]
    public void APlanThatWasRead_IsReadTheSameFromWhatIsWritten(string document)
    {
        var plan = Read(document);

        Assert.Equal(Said(plan), Said(Read(plan.ToJson())));
    }

    [Fact]
    public void TheDocuments_HoldEveryFaultAndEveryPropertyOfEveryFault()
    {
        var written = Plans.Select(row => Read(row.Data)).SelectMany(plan => plan.Rules).SelectMany(rule => rule.Fault.Alternatives).SelectMany(Properties).ToHashSet();

        // Otherwise a setting that is never written would go unseen. A clock is wrong before the call alone, so its side is never said.
        Assert.Empty(FaultVocabulary.Faults.SelectMany(shape => shape.Properties.Select(property => $"{shape.Name}.{property.Name}")).Except(written).Except(["clock-skew.when"]));
    }

    [Fact]
    public void AnyPercentage_ComesBackAsItWasWritten() =>
        Gen.Int[0, 100_000].Select(thousandths => thousandths / 1000.0).Sample(percentage => Assert.Equal(percentage, Rate.OfPercentage(percentage).Percentage), iter: 20_000);

    [Fact]
    public void AnyShareOfCalls_ComesBackWithinItsLastDigit() =>
        Gen.Double[0, 1].Sample(share => Assert.InRange(Rate.OfPercentage(Rate.Of(share).Percentage).Value, share - 2e-16, share + 2e-16), iter: 20_000);

    [Fact]
    public void AnyDuration_ComesBackToTheTick() =>
        Gen.Long[10_000, TimeSpan.FromMinutes(15).Ticks].Sample(
            ticks =>
            {
                var plan = FaultPlan.Of(Some.Rule("r", new LatencyFault { Delay = TimeSpan.FromTicks(ticks) })) with { Environments = ["Development"] };
                Assert.Equal(plan.Rules, Read(plan.ToJson()).Rules);
            },
            iter: 2_000);

    [Fact]
    public void WhatHasItsDefault_IsLeftOut() => Assert.Equal(
        """
        {
          "version": 1,
          "enabled": true,
          "environments": [
            "Development"
          ],
          "rules": [
            {
              "name": "r",
              "target": "http:prices.internal",
              "percentage": 12.5,
              "fault": {
                "type": "response",
                "status": 503,
                "body": {"é":[1.50]}
              }
            }
          ]
        }
        """,
        Read(Documents.Rule("\"percentage\": 12.5, \"every\": 1", fault: "\"fault\": {\"type\": \"response\", \"when\": \"before\", \"status\": 503, \"body\": {\"é\": [1.50]}}")).ToJson());

    private static IEnumerable<string> Properties(Fault fault)
    {
        var settings = fault.Settings;
        return fault.Shape.Properties.Where((_, i) => settings[i] is not null).Select(property => $"{fault.Type}.{property.Name}");
    }

    private static FaultPlan Read(string document)
    {
        var reading = Documents.Read(document);
        return reading.Plan ?? throw new FaultPlanException(document, reading.Errors);
    }

    /// <summary>All that a plan says, its lists by value.</summary>
    private static object Said(FaultPlan plan) =>
        (plan with { Environments = [], AbortWhen = [], Rules = [] }, string.Join('|', plan.Environments), new List(plan.AbortWhen), new List(plan.Rules));

    private sealed record List(IReadOnlyList<object> Items)
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;
    }
}
