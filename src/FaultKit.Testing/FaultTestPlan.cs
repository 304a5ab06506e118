namespace FaultKit.Testing;

/// <summary>Says what goes wrong in a test, without chance: <c>plan.On(Http.Get("prices.internal")).Calls(1..2).Throttle()</c>.</summary>
public sealed class FaultTestPlan
{
    private readonly List<FaultRule> _rules = [];

    // A test is to be the same every time, also where a rule of an included plan leaves something to chance.
    private long _seed;

    internal FaultTestPlan()
    {
    }

    /// <summary>Begins a rule.</summary>
    /// <param name="target">Where, such as <see cref="Http.Get"/> says it.</param>
    public FaultTestRule On(FaultTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new(target, Add);
    }

    /// <summary>Begins a rule.</summary>
    /// <param name="target">Where, as plans write it: <c>http:GET prices.internal/quotes/*</c>.</param>
    /// <exception cref="FormatException">The text is no target; the message says what to write instead.</exception>
    public FaultTestRule On(string target) => On(FaultTarget.Parse(target));

    /// <summary>Takes over the rules, and the seed, of a plan: one that <see cref="FaultPlan.Parse"/> read, say. Its environments and its expiry do not matter in a test.</summary>
    /// <param name="plan">The plan.</param>
    public FaultTestPlan Include(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _rules.AddRange(plan.Rules);
        _seed = plan.Seed ?? _seed;
        return this;
    }

    internal FaultPlan Build() => _rules.Count > 0
        ? FaultPlan.Of([.. _rules]) with { Seed = _seed }
        : throw new ArgumentException("The plan of this test has no rule. End each with a fault: plan.On(Http.Get(\"prices.internal\")).Always().Throttle().");

    private FaultTestPlan Add(FaultTarget target, CallRange? calls, Fault fault)
    {
        _rules.Add(new() { Name = $"{fault.Type}-{_rules.Count + 1}", Target = target, Calls = calls, Fault = fault });
        return this;
    }
}
