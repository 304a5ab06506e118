namespace FaultKit;

/// <summary>What may go wrong: rules, and the conditions under which they are in force at all.</summary>
/// <remarks>Immutable once made. Read one with <see cref="Parse"/>, or make one of rules with <see cref="Of(FaultRule[])"/>.</remarks>
public sealed partial record FaultPlan
{
    /// <summary>The version of the language that this package reads.</summary>
    public const int Version = 1;

    /// <summary>Whether faults are on; anything but true in a document is off.</summary>
    public bool Enabled { get; init; }

    /// <summary>The environments where it is in force; <c>*</c> is every one.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The seed of the dice: with one, the same scopes get the same faults; without, each scope draws a nonce.</summary>
    public long? Seed { get; init; }

    /// <summary>The most faults acted out at once in this process; null for no such bound.</summary>
    public int? MaxActiveFaults { get; init; }

    /// <summary>Whether everything is decided and nothing injected: hits are recorded as <see cref="HitOutcome.DryRun"/>.</summary>
    public bool DryRun { get; init; }

    /// <summary>When it ends by itself because too much goes wrong; never unless said otherwise.</summary>
    public IReadOnlyList<AbortCondition> AbortWhen { get; init; } = [];

    /// <summary>The rules, in the order of the document.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>A plan of these rules, on in every environment, for tests and for code that decides for itself.</summary>
    /// <exception cref="ArgumentException">Two rules share a name, a setting is out of its bounds, or a fault cannot be acted out where its rule points.</exception>
    public static FaultPlan Of(params FaultRule[] rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var names = new HashSet<string>();
        foreach (var rule in rules)
        {
            if (!names.Add(rule.Name))
            {
                throw new ArgumentException($"Two rules are named \"{rule.Name}\"; a name identifies dice, counters and hits, so give each its own.", nameof(rules));
            }

            if (rule.Complaint is { } complaint)
            {
                throw new ArgumentException($"Rule \"{rule.Name}\": {complaint}.", nameof(rules));
            }
        }

        return new() { Enabled = true, Environments = ["*"], Rules = [.. rules] };
    }

    /// <summary>Reads a plan from JSON.</summary>
    /// <param name="json">The document; comments and trailing commas are read.</param>
    /// <param name="time">What time it is, for <c>expires</c>; the system's unless said otherwise.</param>
    /// <exception cref="FaultPlanException">The document is no plan; the exception holds everything that is wrong with it.</exception>
    public static FaultPlan Parse(string json, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var reading = PlanReader.Read(System.Text.Encoding.UTF8.GetBytes(json), (time ?? TimeProvider.System).GetUtcNow());
        return reading.Plan ?? throw new FaultPlanException("plan", reading.Errors);
    }
}
