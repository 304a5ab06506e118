namespace FaultKit.Testing;

/// <summary>Says what goes wrong in a test, without chance: <c>plan.On(Http.Get("prices.internal")).Calls(1..2).Throttle()</c>.</summary>
public sealed class FaultTestPlan
{
    private readonly List<FaultRule> _rules = [];
    private readonly Dictionary<string, Func<Exception>> _errors = [];

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

    /// <summary>Takes over the rules, and the seed, of a plan in JSON.</summary>
    /// <param name="json">The plan, as a file holds it.</param>
    /// <exception cref="FaultPlanException">The document is no plan; the exception holds everything that is wrong with it.</exception>
    public FaultTestPlan Include(string json) => Include(FaultPlan.Parse(json));

    /// <summary>Takes over the rules of a profile: <c>plan.Include(Profiles.DependencyOutage, ("host", "prices.internal"))</c>.</summary>
    /// <param name="profile">The profile; one of your own comes with <see cref="FaultPlan.FromFile"/> and the plan that uses it.</param>
    /// <param name="with">Values for its parameters: texts, numbers, <see cref="TimeSpan"/>s; parameters that are left out have their defaults. Every rule has to hit, so say <c>("percentage", 100)</c> where few calls are made; one with a share of 0 is left out.</param>
    /// <exception cref="FaultPlanException">A value is missing, unknown or out of its range; the exception holds everything that is wrong.</exception>
    public FaultTestPlan Include(FaultProfile profile, params (string Name, object Value)[] with)
    {
        _rules.AddRange(FaultPlan.FromProfile(profile, with).Rules.Where(rule => rule.Rate != Rate.Never));
        return this;
    }

    /// <summary>Registers an exception that rules may inject by name, as <see cref="ChaosBuilder.AddError{TException}"/> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Makes one for each hit.</param>
    public FaultTestPlan AddError(string name, Func<Exception> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        _errors[name] = create;
        return this;
    }

    /// <summary>A test has consented to what it says itself: every fault of its plan, and the exceptions it registered.</summary>
    internal ProcessConsent Consent => new(FaultVocabulary.Faults.Select(shape => shape.Name).ToHashSet(), _errors);

    internal FaultPlan Build() => _rules.Count > 0
        ? FaultPlan.Of([.. _rules]) with { Seed = _seed }
        : throw new ArgumentException("The plan of this test has no rule. End each with a fault: plan.On(Http.Get(\"prices.internal\")).Always().Throttle().");

    private FaultTestPlan Add(FaultRule rule)
    {
        _rules.Add(rule.Name.Length > 0 ? rule : rule with { Name = $"{rule.Fault.Type}-{_rules.Count + 1}" });
        return this;
    }
}
