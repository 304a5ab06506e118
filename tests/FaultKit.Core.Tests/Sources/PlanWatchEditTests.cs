using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>Whatever an operator did before: the next good edit applies, and nothing but the last good one is ever in force.</summary>
public sealed class PlanWatchEditTests
{
    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "edits.internal", 443);

    private static readonly string[] s_edits =
        ["good", "good", "broken", "cut", "unknown", "empty", "html", "off", "off and broken", "other environment", "gone", "unreachable", "throws", "unchanged", "late", "aborted", "off by hand"];

    [Fact]
    public void TheNextGoodEdit_AlwaysApplies() => Gen.OneOf([.. s_edits.Select(Gen.Const)]).Array[0, 40].Sample(
        edits =>
        {
            using var site = new Site();
            Array.ForEach(edits, site.Do);
            site.Do("good");
            return site.Seed == site.LastGood;
        },
        iter: 3_000);

    [Fact]
    public void InForce_IsTheLastGoodEditOrNothing() => Gen.OneOf([.. s_edits.Select(Gen.Const)]).Array[1, 40].Sample(
        edits =>
        {
            using var site = new Site();
            return Array.TrueForAll(edits, edit =>
            {
                site.Do(edit);
                return site.Seed is null || (site.Seed == site.LastGood && edit is not ("off" or "off and broken" or "other environment" or "gone" or "late" or "aborted" or "off by hand"));
            });
        },
        iter: 3_000);

    /// <summary>A process, its source, and an operator.</summary>
    private sealed class Site : IDisposable
    {
        private readonly FakeTimeProvider _time = new(Some.Instant);
        private readonly ScriptedSource _source = new();
        private readonly FaultInjector _injector;
        private readonly PlanWatch _watch;

        public Site()
        {
            _injector = new(new() { Environment = "Development", Time = _time });
            _watch = new(_injector, _source);
        }

        public long LastGood { get; private set; }

        public long? Seed => _injector.Plan?.Seed;

        public void Do(string edit)
        {
            switch (edit)
            {
                case "late":
                    _time.Advance(TimeSpan.FromMinutes(5));
                    _source.Say(PlanLook.Unreachable("timeout"));
                    break;
                case "throws":
                    _source.Next = () => throw new InvalidTimeZoneException("broken source");
                    break;
                case "off by hand":
                    _injector.TurnOff(edit);
                    return;
                case "aborted":
                    _injector.Observe(s_point).End(hasFailed: true);
                    return;
                default:
                    _source.Say(LookOf(edit));
                    break;
            }

            _watch.LookIfDue();
        }

        public void Dispose() => _injector.Dispose();

        private PlanLook LookOf(string edit) => edit switch
        {
            "good" => ScriptedSource.Found(Documents.Plan($"\"seed\": {++LastGood}, \"abortWhen\": [{{ \"target\": \"http:*\", \"errorRate\": 0, \"minCalls\": 1 }}]")),
            "broken" => ScriptedSource.Found("{\"version\": 1, \"enabled\": true, "),
            "cut" => ScriptedSource.Found(Documents.Good[..200]),
            "unknown" => ScriptedSource.Found(Documents.Plan("\"seeed\": 1")),
            "empty" => ScriptedSource.Found(""),
            "html" => ScriptedSource.Found("<html>"),
            "off" => ScriptedSource.Found(Documents.Plan(enabled: "\"enabled\": false, ")),
            "off and broken" => ScriptedSource.Found("{\"enabled\": false, "),
            "other environment" => ScriptedSource.Found(Documents.Plan($"\"seed\": {++LastGood}", environments: "\"environments\": [\"Staging\"]")),
            "gone" => PlanLook.Gone("deleted"),
            "unreachable" => PlanLook.Unreachable("timeout"),
            _ => PlanLook.Unchanged,
        };
    }
}
