using FaultKit.Lambda;

namespace FaultKit.Benchmarks;

/// <summary>The promises about the hot path, each with the contenders that show whether it is kept.</summary>
internal static class Questions
{
    public static (string Name, Func<IEnumerable<BudgetRow>> Ask)[] All { get; } =
    [
        ("inert", Inert),
        ("handler closed", Closed),
        ("boundary", Boundary),
        ("a look at a file", Look),
        ("size of the plan", Size),
        ("a decision", Decision),
        ("HttpClient", Http),
        ("AWS SDK", AwsSdk),
        ("Runtime API", RuntimeApi),
        ("relay", Relay),
        ("reading", Reading),
    ];

    private static IEnumerable<BudgetRow> Inert()
    {
        Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", "1");
        var isSame = Handlers.Bare.All(handler => ReferenceEquals(handler.UseChaos(Injectors.Closed()), handler));
        Environment.SetEnvironmentVariable("FAULTKIT_DISABLED", null);
        yield return new("inert (FAULTKIT_DISABLED)", isSame ? "the handler itself" : "a wrapper", "the handler", "nothing is wrapped", isSame, true);
    }

    private static IEnumerable<BudgetRow> Closed()
    {
        var cost = new CostWhenOff();
        var scores = Race.Run(
            new("bare", cost.Bare, Handlers.Calls),
            new("a wrapper that does nothing", cost.NoOpWrapper, Handlers.Calls),
            new("closed", cost.Closed, Handlers.Calls),
            new("4 disabled Polly strategies", cost.FourPollyStrategies, Handlers.Calls));
        var (bare, wrapper, closed, polly) = (scores[0], scores[1], scores[2], scores[3]);
        yield return BudgetRow.Bytes("handler delegate, closed: bytes", closed, bare, 0);
        yield return BudgetRow.Time("handler delegate, closed", closed, bare, wrapper, 3);
        yield return BudgetRow.Ratio("handler delegate, closed: times less than Polly", polly.Over(bare) / Math.Max(closed.Over(bare), 0.1), $"{polly.Name}: +{BudgetRow.Show(polly.Over(bare))}", 50, isLeast: true);
    }

    private static IEnumerable<BudgetRow> Boundary()
    {
        var cost = new CostAtTheBoundary();
        var scores = Race.Run(
            new("bare", cost.Bare, Handlers.Calls),
            new("a wrapper that reads a clock", cost.WrapperThatReadsAClock, Handlers.Calls),
            new("watching", cost.WatchingAndOff, Handlers.Calls));
        yield return BudgetRow.Bytes("boundary, watching, between looks: bytes", scores[2], scores[0], 0);
        yield return BudgetRow.Time("boundary, watching, between looks", scores[2], scores[0], scores[1], 15);
    }

    private static IEnumerable<BudgetRow> Look()
    {
        using var cost = new CostOfALook();
        var scores = Race.Run(new("File.GetLastWriteTimeUtc", () => Boxed(cost.ModificationTime()), 1), new("look", () => { cost.Look(); return null; }, 1));
        yield return BudgetRow.Bytes("a look at a file: bytes", scores[1], scores[0], 0);
        yield return BudgetRow.Whole("a look at a file", scores[1], scores[0], 2_000);

        static object? Boxed(DateTime time) => time.Ticks == 0 ? s_never : null;
    }

    private static readonly object s_never = new();

    private static IEnumerable<BudgetRow> Size()
    {
        int[] sizes = [1, 1_000, 10_000];
        var clocked = new Contender("a wrapper that reads a clock", new CostAtTheBoundary().WrapperThatReadsAClock, Handlers.Calls);
        var scores = Race.Run([new("bare", new CostWhenNothingMatches().Bare, Handlers.Calls), .. sizes.Select(NoRuleHere), clocked]);
        foreach (var score in scores[1..4])
        {
            yield return BudgetRow.Bytes($"no rule here, {score.Name}: bytes", score, scores[0], 0);
            yield return BudgetRow.Time($"no rule here, {score.Name}", score, scores[0], scores[4], 15);
        }

        yield return BudgetRow.Ratio("no rule here: 10,000 rules over 1", scores[3].Best / scores[1].Best, $"{scores[1].Name}: {BudgetRow.Show(scores[1].Best)}", 1.3, isLeast: false);
    }

    /// <summary>A handler under a plan of so many rules for other functions.</summary>
    public static Contender NoRuleHere(int rules)
    {
        var cost = new CostWhenNothingMatches { Rules = rules };
        cost.Load();
        return new($"{rules:N0} rule{(rules == 1 ? "" : "s")} elsewhere", cost.NoRuleHere, Handlers.Calls);
    }

    private static IEnumerable<BudgetRow> Decision()
    {
        var cost = new CostOfADecision();
        var scores = Race.Run(
            new("closed", cost.Closed, 1),
            new("1 rule", cost.OneRule, 1),
            new("10 rules", cost.TenRules, 1),
            new("10 Polly strategies, rate 0", cost.TenPollyStrategies, 1),
            new("10 rules, expires", cost.TenRulesOfAPlanThatExpires, 1));
        yield return BudgetRow.Bytes("10 rules here, dice say no: bytes", scores[2], scores[0], 0);
        yield return BudgetRow.Time("10 rules here, dice say no", scores[2], scores[0], 80);

        // A look at the wall clock comes on top: another clock might stand still while the process is frozen.
        yield return BudgetRow.Time("10 rules here, dice say no, in a plan that expires", scores[4], scores[0], 115);
        yield return BudgetRow.Ratio("10 rules here, dice say no: times less than Polly", scores[3].Best / scores[2].Best, $"{scores[3].Name}: {BudgetRow.Show(scores[3].Best)}", 1, isLeast: true);
    }

    private static IEnumerable<BudgetRow> Http()
    {
        var cost = new CostInHttpPipeline();
        var scores = Race.Run(
            new("no-op handler", cost.NoOp, 1),
            new("closed", cost.Closed, 1),
            new("on", cost.OnWithoutARuleForTheHost, 1),
            new("3 disabled Polly strategies", cost.PollyOff, 1),
            new("3 Polly strategies, rate 0", cost.PollyOn, 1));
        var (noOp, closed, on, off, zero) = (scores[0], scores[1], scores[2], scores[3], scores[4]);
        yield return BudgetRow.Bytes("HttpClient, closed: bytes", closed, noOp, 0);
        yield return BudgetRow.Time("HttpClient, closed", closed, noOp, 10);
        yield return BudgetRow.Bytes("HttpClient, on, no rule for the host: bytes", on, noOp, 0);
        yield return BudgetRow.Time("HttpClient, on, no rule for the host", on, noOp, 40);
        yield return BudgetRow.Ratio("HttpClient, closed: times less than Polly", off.Over(noOp) / Math.Max(closed.Over(noOp), 1), $"{off.Name}: +{BudgetRow.Show(off.Over(noOp))}, +{off.Bytes - noOp.Bytes} B", 10, isLeast: true);
        yield return BudgetRow.Ratio("HttpClient, on, no rule for the host: times less than Polly", zero.Over(noOp) / Math.Max(on.Over(noOp), 1), $"{zero.Name}: +{BudgetRow.Show(zero.Over(noOp))}, +{zero.Bytes - noOp.Bytes} B", 10, isLeast: true);
    }

    private static IEnumerable<BudgetRow> AwsSdk()
    {
        var cost = new CostInAwsSdk();
        var scores = Race.Run(new("bare", cost.Bare, 1), new("closed", cost.Closed, 1), new("on", cost.OnWithoutARule, 1));
        yield return BudgetRow.Bytes("AWS SDK GetItem, closed: bytes", scores[1], scores[0], 0);
        yield return BudgetRow.Time("AWS SDK GetItem, closed", scores[1], scores[0], 250);
        yield return BudgetRow.Bytes("AWS SDK GetItem, on, no rule for the service: bytes", scores[2], scores[0], 0);
        yield return BudgetRow.Time("AWS SDK GetItem, on, no rule for the service", scores[2], scores[0], 250);
    }

    private static IEnumerable<BudgetRow> RuntimeApi()
    {
        var cost = new CostAtTheRuntimeApi();
        var scores = Race.Run(
            new("bare", cost.Bare, 1),
            new("closed", cost.Closed, 1),
            new("on", cost.NoRuleForTheFunction, 1),
            new("outbound", cost.RulesForOutboundCalls, 1));
        yield return BudgetRow.Bytes("Runtime API, closed: bytes", scores[1], scores[0], 0);
        yield return BudgetRow.Time("Runtime API, closed", scores[1], scores[0], 300);
        yield return BudgetRow.Bytes("Runtime API, on, no fault: bytes", scores[2], scores[0], 100);
        yield return BudgetRow.Time("Runtime API, on, no fault", scores[2], scores[0], 300);

        // 40 bytes more: the scope, which tells calls that leave the function whose they are.
        yield return BudgetRow.Bytes("Runtime API, rules for outbound calls: bytes", scores[3], scores[0], 140);
        yield return BudgetRow.Time("Runtime API, rules for outbound calls", scores[3], scores[0], 300);
    }

    private static IEnumerable<BudgetRow> Relay()
    {
        using var cost = new CostOfAHop();
        var scores = Race.Run(new("bare", cost.Bare, 1), new("relayed", cost.Relayed, 1));
        var (bare, relayed) = (scores[0], scores[1]);
        yield return BudgetRow.Ratio("relay, no fault: the hop it adds over a bare one", relayed.Over(bare) / bare.Best, $"bare: {BudgetRow.Show(bare.Best)}, relayed: {BudgetRow.Show(relayed.Best)}", 1.2, isLeast: false);
    }

    private static IEnumerable<BudgetRow> Reading()
    {
        var cost = new CostOfReading();
        var scores = Race.Run(new("JsonDocument", () => { cost.DocumentModel(); return null; }, 1), new("read", () => { cost.ReadAndCompile(); return null; }, 1));
        yield return BudgetRow.Whole("read + compile 1,000 rules, warm", scores[1], scores[0], 5_000_000);
    }
}
