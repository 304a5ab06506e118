using CsCheck;

namespace FaultKit.Tests;

/// <summary>What lives on when a plan is replaced while calls pass.</summary>
public sealed class ReloadTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("reload.one");
    private static readonly FaultPoint s_other = FaultPoint.Custom("reload.other");

    private static readonly FaultRule s_kept = Some.Rule("kept", target: "point:reload.one");

    [Fact]
    public void ARuleThatDidNotChange_KeepsItsLimit()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept with { Limit = 2 }));
        Hit(injector, s_point);

        injector.Load(FaultPlan.Of(Some.Rule("new", target: "point:reload.other"), s_kept with { Limit = 2 }));

        Assert.Equal((true, false), (Hit(injector, s_point), Hit(injector, s_point)));
    }

    [Fact]
    public void ARuleThatChanged_BeginsAfresh()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept with { Limit = 1 }));
        Hit(injector, s_point);

        injector.Load(FaultPlan.Of(s_kept with { Limit = 1, Rate = Rate.Of(0.999999) }));

        Assert.True(Hit(injector, s_point));
    }

    [Fact]
    public void InMidScope_OccurrencesGoOn()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept));
        var scope = Some.Scope();
        Hit(injector, s_point, scope);

        injector.Load(FaultPlan.Of(Some.Rule("first", Some.Latency(1)), s_kept));
        Hit(injector, s_point, scope);

        Assert.Equal([1, 2], injector.Journal.Hits.By("kept").Select(hit => hit.Occurrence));
    }

    [Fact]
    public void InMidScope_OccurrencesOutliveAPlanThatTheirPointDidNotMeet()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept));
        var scope = Some.Scope();
        Hit(injector, s_point, scope);

        injector.Load(FaultPlan.Of(s_kept, Some.Rule("other", target: "point:reload.other")));
        Hit(injector, s_other, scope);
        injector.Load(FaultPlan.Of(s_kept));
        Hit(injector, s_point, scope);

        Assert.Equal([1, 2], injector.Journal.Hits.By("kept").Select(hit => hit.Occurrence));
    }

    [Fact]
    public void InMidScope_CallsGoOn()
    {
        var rule = s_kept with { Calls = CallRange.Only(2) };
        using var injector = Some.Injector(FaultPlan.Of(rule));
        var scope = Some.Scope();
        var first = Hit(injector, s_point, scope);

        injector.Load(FaultPlan.Of(Some.Rule("first", Some.Latency(1)) with { Calls = CallRange.Only(1) }, rule));
        var second = Hit(injector, s_point, scope);

        Assert.Equal((false, true), (first, second));
    }

    [Fact]
    public void InMidScope_TheNonceStays()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept));
        var scope = Some.Scope();
        Hit(injector, s_point, scope);

        injector.Load(FaultPlan.Of(s_kept, Some.Rule("new", Some.Latency(1))));
        Hit(injector, s_point, scope);

        Assert.Single(injector.Journal.Hits.Select(hit => hit.Nonce).Distinct());
    }

    [Fact]
    public void APlanThatIsGone_IsNotHeldByAScopeThatLives()
    {
        using var injector = new FaultInjector();
        var scope = Some.Scope();

        var old = Use(injector, scope);
        Use(injector, scope);
        GC.Collect();

        Assert.False(old.TryGetTarget(out _));
    }

    [Fact]
    public void ACallUnderWayDuringAReload_IsCountedUnderTheNewPlanToo()
    {
        var scope = Some.Scope();
        var state = new RuleState(s_kept);
        var (old, next) = (Plan(state), Plan(state));
        var under = scope.StateFor(old).CountsAt(old.At(s_point)!);

        var counts = scope.StateFor(next).CountsAt(next.At(s_point)!);
        Count(under);

        Assert.Equal(2, Count(counts));
    }

    [Fact]
    public void UnderThreads_NoOccurrenceIsCountedTwice()
    {
        var plan = Plan(new(s_kept));
        var counts = Some.Scope().StateFor(plan).CountsAt(plan.At(s_point)!);

        Crew.Run(8, _ => Array.ForEach(new int[50_000], _ => Count(counts)));

        Assert.Equal(400_001, Count(counts));
    }

    [Fact]
    public void UnderConstantReload_EveryCallOfAScopeIsCountedOnce()
    {
        var rule = s_kept with { Calls = CallRange.Between(1, 3000) };
        FaultPlan[] plans = [FaultPlan.Of(rule), FaultPlan.Of(Some.Rule("elsewhere", target: "point:elsewhere"), rule)];
        using var injector = Some.Injector(plans[0]);
        var scope = Some.Scope();
        Hit(injector, s_point, scope);

        Crew.Run(8, thread =>
        {
            for (var i = 0; i < 1000; i++)
            {
                if (thread == 0)
                {
                    injector.Load(plans[i % 2]);
                }

                Hit(injector, s_point, scope);
            }
        });

        Assert.Equal(Enumerable.Range(1, 3000), injector.Journal.Hits.Injected.Select(hit => hit.Occurrence).Order());
    }

    [Fact]
    public void UnderConstantReload_OneDecisionKnowsOnePlan()
    {
        string[] names = ["odd", "even"];
        FaultPlan[] plans = [.. names.Select(name => FaultPlan.Of(Some.Rule($"{name}-1", Some.Latency(0.0001)), Some.Rule($"{name}-2", Some.Latency(0.0001)), Some.Rule($"{name}-3")))];
        using var injector = Some.Injector(plans[0]);

        Crew.Run(8, thread =>
        {
            for (var i = 0; i < 500; i++)
            {
                injector.Load(plans[(thread + i) % 2]);
                using var decision = injector.Decide(new(s_point, default, Some.Scope($"{thread}-{i}")));
                _ = decision?.DelayAsync(FaultWhen.Before, CancellationToken.None);
                _ = decision?.Terminal(FaultWhen.Before);
            }
        });

        var decisions = injector.Journal.Hits.GroupBy(hit => hit.Scope).Select(hits => string.Join(' ', hits.Select(hit => hit.Rule)));
        Assert.Equal(["even-1 even-2 even-3", "odd-1 odd-2 odd-3"], decisions.Distinct().Order());
    }

    [Fact]
    public void UnderThreads_AfterOff_NoHitIsEverRecorded()
    {
        using var injector = Some.Injector(FaultPlan.Of(s_kept));
        using var isOff = new ManualResetEventSlim();
        long hitsAtOff = -1;

        Crew.Run(8, thread =>
        {
            for (var i = 0; i < 2000; i++)
            {
                if (thread == 0 && i == 200)
                {
                    injector.TurnOff("by hand");
                    hitsAtOff = injector.Journal.Hits.Injected.Count;
                    isOff.Set();
                }

                // Decisions made before the off act after it: those have to come to nothing too.
                using var decision = injector.Decide(new(s_point, scope: Some.Scope($"{thread}-{i}")));
                if (decision is not null && i % 50 == 0 && thread > 0)
                {
                    isOff.Wait(TestContext.Current.CancellationToken);
                }

                _ = decision?.Terminal(FaultWhen.Before);
            }
        });

        Assert.Equal(hitsAtOff, injector.Journal.Hits.Injected.Count);
        Assert.True(hitsAtOff > 0);
    }

    /// <summary>Edits of the document that leave a rule as it stands: the rule, read anew each time, goes on as if nothing had happened.</summary>
    [Fact]
    public void EditsOfOtherRules_ChangeNothingOfWhatARuleDoes() => Gen.Int[0, 7].Array[1, 80].Sample(
        steps => HitsOfKept(steps, reloads: true).SequenceEqual(HitsOfKept(steps, reloads: false)),
        iter: 1_000);

    /// <summary>Steps below 4 are calls of as many scopes; others are edits.</summary>
    private static string[] HitsOfKept(int[] steps, bool reloads)
    {
        using var injector = new FaultInjector();
        var scopes = Enumerable.Range(0, 4).Select(i => Some.Scope($"scope-{i}")).ToArray();
        injector.Load(FaultPlan.Parse(Document(0)));
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] < scopes.Length)
            {
                Hit(injector, s_point, scopes[steps[i]]);
            }
            else if (reloads)
            {
                injector.Load(FaultPlan.Parse(Document(steps[i])));
            }
        }

        return [.. injector.Journal.Hits.Where(hit => hit.Rule == "kept").Select(hit => hit.ToString())];
    }

    private static string Document(int edit)
    {
        const string Kept = """{ "name": "kept", "target": "point:reload.*", "percentage": 70, "skip": 1, "every": 2, "limit": 5, "calls": "1..12", "match": [], "fault": { "type": "error", "code": "Kept" } }""";
        var other = $$"""{ "name": "other-{{edit}}", "target": "point:reload.**", "percentage": {{edit}}, "fault": { "type": "latency", "delay": "0ms" } }""";
        string[] rules = (edit % 3) switch { 0 => [Kept], 1 => [other, Kept], _ => [Kept, other] };
        return $$"""{ "version": 1, "enabled": true, "environments": ["*"], "expires": "{{TimeProvider.System.GetUtcNow().AddHours(1):yyyy-MM-dd'T'HH:mm:ss'Z'}}", "seed": 7, "rules": [{{string.Join(", ", rules)}}] }""";
    }

    private static int Count(PointCounts counts)
    {
        int[] concerned = [1];
        counts.Count(concerned, new int[1]);
        return concerned[0];
    }

    private static CompiledPlan Plan(RuleState state) =>
        new(FaultPlan.Of(state.Rule), new Dictionary<string, RuleState> { [state.Rule.Name] = state }, _ => null, new PlanSwitch());

    private static WeakReference<FaultPlan> Use(FaultInjector injector, FaultScope scope)
    {
        var plan = FaultPlan.Of(s_kept);
        injector.Load(plan);
        Hit(injector, s_point, scope);
        return new(plan);
    }

    private static bool Hit(FaultInjector injector, FaultPoint point, FaultScope? scope = null)
    {
        using var decision = injector.Decide(new(point, default, scope));
        return decision?.Terminal(FaultWhen.Before) is not null;
    }
}
