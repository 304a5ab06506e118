using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>What has to be passed before a fault is injected, and in which order: the list in docs/plans.md.</summary>
public sealed class OrderOfChecksTests : IDisposable
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "checks.internal", 443);

    /// <summary>Each check by what makes it say no, in order. Where all of them from one on say no, that one has to be the reason.</summary>
    private static readonly string[] s_checks = ["kill switch", "enabled", "environment", "expiry", "consent", "window", "match", "counters", "dice", "staleness", "budget"];

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly RecordingListener _listener = new();
    private readonly CallLog _calls = new(capacity: 2);
    private FaultInjector? _injector;

    public static TheoryData<int> Firsts => [.. Enumerable.Range(0, s_checks.Length)];

    public void Dispose() => _injector?.Dispose();

    [Fact]
    public void WhereAllSayYes_AFaultIsInjected() => Assert.Equal("injected", WhatStops([]));

    [Theory]
    [MemberData(nameof(Firsts))]
    public void EachCheck_StopsAFaultByItself(int check) => Assert.Equal(s_checks[check], WhatStops([s_checks[check]]));

    [Theory]
    [MemberData(nameof(Firsts))]
    public void OfSeveralThatSayNo_TheFirstOfTheListIsTheReason(int first) => Assert.Equal(s_checks[first], WhatStops(s_checks[first..]));

    [Fact]
    public void Documentation_NamesThemInThisOrder()
    {
        var page = Repository.Read("docs/plans.md");
        var places = s_checks.Select(check => page.IndexOf($"| **{check}** |", StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private string WhatStops(string[] no)
    {
        var source = new ScriptedSource();
        using var process = Chaos.Create(new() { IsDisabled = no.Contains("kill switch"), Plan = Documents.Plan(), Name = "Development" }, null);
        if (process is null)
        {
            return "kill switch";
        }

        _injector = Create(no, source);
        if (_injector.Plan is null)
        {
            var reason = _listener.Notices.Last().Message;
            return reason.Contains("\"enabled\"", StringComparison.Ordinal) ? "enabled" : reason.Contains("this is", StringComparison.Ordinal) ? "environment" : reason.Contains("expired", StringComparison.Ordinal) ? "expiry" : reason;
        }

        if (_listener.Notices.Any(notice => notice.Message.Contains("without effect", StringComparison.Ordinal)))
        {
            Assert.Null(_injector.Decide(Call()));
            return "consent";
        }

        using var held = no.Contains("budget") ? _injector.Decide(new(FaultPoint.Custom("checks.held"))) : null;
        if (no.Contains("staleness"))
        {
            // As in a frozen process, which runs no timer: the decision has to find out itself.
            _injector.Vigil.Dispose();
            source.Say(PlanLook.Unreachable("timeout"));
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        using var decision = _injector.Decide(Call());

        // Taken down by the decision itself, and by what it did: one that finds the source stale ends the plan.
        var verdict = _calls.Calls[^1].Rules.Single(rule => rule.Rule.Name == "rule");
        Assert.Equal(verdict.Kind == VerdictKind.Injected, decision is not null);
        return verdict.Kind switch
        {
            _ when _injector.Plan is null => "staleness",
            VerdictKind.Injected => "injected",
            VerdictKind.OutsideWindow => "window",
            VerdictKind.Unmatched => "match",
            VerdictKind.PassedOver => "counters",
            VerdictKind.DiceSaidNo => "dice",
            VerdictKind.Suppressed when verdict.Detail.Contains("maxActiveFaults", StringComparison.Ordinal) => "budget",
            _ => verdict.Detail,
        };
    }

    private FaultInjector Create(string[] no, ScriptedSource source)
    {
        var injector = new FaultInjector(new() { Environment = no.Contains("environment") ? "Elsewhere" : "Development", Time = _time, Listeners = [_listener], Calls = _calls });
        injector.Watch = new(injector, source);
        injector.Load(Plan(no));
        return injector;
    }

    private static FaultPlan Plan(string[] no) => FaultPlan.Of(
        new FaultRule
        {
            Name = "rule",
            Target = FaultTarget.Parse("http:checks.internal"),
            Fault = no.Contains("consent") ? new ErrorFault { Exception = "Unregistered" } : Some.Latency(1000),
            Starts = no.Contains("window") ? Some.Instant.AddHours(1) : null,
            Match = new([new FaultMatch("method", MatchOperator.Eq, MatchValue.Of(no.Contains("match") ? "POST" : "GET"))]),
            Skip = no.Contains("counters") ? 1000 : 0,
            Rate = Rate.Of(no.Contains("dice") ? 0 : 1),
        },
        Some.Rule("held", Some.Latency(60_000), "point:checks.held")) with
    {
        Enabled = !no.Contains("enabled"),
        Environments = ["Development"],
        Expires = no.Contains("expiry") ? Some.Instant : Some.Instant.AddHours(1),
        MaxActiveFaults = no.Contains("budget") ? 1 : 100,
    };

    private static FaultCall Call() => new(s_point, scope: Some.Scope(), carrier: new HttpRequestMessage(HttpMethod.Get, "https://checks.internal/"), reader: HttpAttributes.Reader);
}
