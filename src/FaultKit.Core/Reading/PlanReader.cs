using System.Globalization;

namespace FaultKit;

/// <summary>The one way from text to a plan, for every source. Whatever is doubtful becomes a reason, never a guess.</summary>
internal static class PlanReader
{
    /// <summary>A plan of 10,000 rules is about 2 MiB; AppConfig and SSM stop far below.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public const int MostRules = 10_000;

    /// <summary>How far ahead a plan that names Production, or every environment, may expire.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    private static readonly PropertyShape[] s_properties =
    [
        new("$schema", TextShape.Short, "Where an editor finds the schema; not read."),
        new("version", new WholeShape(FaultPlan.Version, FaultPlan.Version), "The version of the language.") { IsRequired = true },
        new("enabled", new FlagShape(), "Whether faults are on; anything but true is off.") { IsRequired = true },
        new("environments", new TextListShape(50), "The environments where the plan is in force; \"*\" is every one.") { IsRequired = true },
        new("expires", new InstantShape(), "When the plan ends by itself."),
        new("seed", new WholeShape(long.MinValue, long.MaxValue), "The seed of the dice."),
        new("maxActiveFaults", new WholeShape(1, 100_000), "The most faults acted out at once in this process; no bound by default."),
        new("dryRun", new FlagShape(), "Whether hits are decided and recorded, and nothing is injected; false by default."),
    ];

    /// <summary>What a plan may hold beside its rules.</summary>
    public static PropertyShape[] Properties => s_properties;

    /// <param name="bytes">The document.</param>
    /// <param name="now">What time it is, for <c>expires</c>.</param>
    /// <param name="files">Where the document may bring profiles from; null where it is no file.</param>
    public static PlanReading Read(ReadOnlySpan<byte> bytes, DateTimeOffset now, ProfileFiles? files = null)
    {
        files?.Forget();
        var utf8 = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        var errors = new PlanErrors(utf8[..Math.Min(utf8.Length, MostBytes)].ToArray());
        if (utf8.Length > MostBytes)
        {
            // What it begins with may still say that faults are off.
            errors.Add(0, "$", string.Create(CultureInfo.InvariantCulture, $"the document has {utf8.Length} bytes; a plan has at most {MostBytes}"));
            return new(null, errors.Sorted(), TurnsOff(DocumentParser.Parse(utf8[..MostBytes], out _)));
        }

        var root = DocumentParser.Parse(utf8, out var problem);
        if (root is null && IsEmpty(utf8, problem))
        {
            errors.Add(0, "$", "the document is empty; expected a plan, such as {\"version\": 1, \"enabled\": false, \"environments\": [\"Development\"]}");
            return new(null, errors.Sorted(), false);
        }

        if (problem is not null)
        {
            errors.Add(problem.Offset, "$", $"not JSON from here on: {problem.Message}");
        }

        var plan = root is null ? null : ReadPlan(root, problem is not null, now, files, errors);
        return new(errors.Count == 0 ? plan : null, errors.Sorted(), TurnsOff(root));
    }

    private static bool IsEmpty(ReadOnlySpan<byte> utf8, SyntaxProblem? problem) =>
        problem is null || problem.Offset >= utf8.Length || utf8.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Of two properties either one turns off: the operator who added the second meant it.</summary>
    private static bool TurnsOff(PlanNode? root) =>
        root?.Members is { } members && TurnsOff(members);

    private static bool TurnsOff(List<PlanMember> members)
    {
        foreach (var member in members)
        {
            if (member is { Name: "enabled", Value: not null and not { Kind: NodeKind.True } })
            {
                return true;
            }
        }

        return false;
    }

    private static FaultPlan? ReadPlan(PlanNode root, bool isCut, DateTimeOffset now, ProfileFiles? files, PlanErrors errors)
    {
        if (root.Kind != NodeKind.Object)
        {
            errors.Add(root.Offset, "$", $"expected a plan, which is an object; here stands {root.Shown}");
            return null;
        }

        // Of a document that breaks off, nothing more is said: what looks missing may stand behind the break.
        if (isCut)
        {
            return null;
        }

        var values = ShapeReader.Read(root, "$", s_properties, ["profilesFrom", "profiles", "rules", "abortWhen"], errors);
        var plan = new FaultPlan
        {
            Enabled = values.Get<bool>("enabled"),
            Environments = values.Get<string[]>("environments", []),
            Expires = values.Instant("expires"),
            Seed = values.Whole("seed"),
            MaxActiveFaults = (int?)values.Whole("maxActiveFaults"),
            DryRun = values.Get<bool>("dryRun"),
            AbortWhen = AbortReader.Read(root.Member("abortWhen"), errors),
            Rules = AddProfiles(ReadRules(root.Member("rules"), errors), root, files, errors),
        };
        CheckExpiry(plan, root, now, errors);
        return plan;
    }

    /// <summary>Why a plan may not run for so long; null where it may.</summary>
    public static string? WhyTooLong(IReadOnlyList<string> environments, DateTimeOffset end, DateTimeOffset now) =>
        OpenName(environments) is { } name && end > now + s_longest
            ? $"a plan for \"{name}\" may run for at most 24 h; expected at most {now + s_longest:yyyy-MM-dd'T'HH:mm:ss'Z'}"
            : null;

    /// <summary>The environment of a plan that has to end by itself; null for none.</summary>
    private static string? OpenName(IReadOnlyList<string> environments)
    {
        for (var i = 0; i < environments.Count; i++)
        {
            if (environments[i] == "*" || environments[i].Equals("Production", StringComparison.OrdinalIgnoreCase))
            {
                return environments[i];
            }
        }

        return null;
    }

    private static void CheckExpiry(FaultPlan plan, PlanNode root, DateTimeOffset now, PlanErrors errors)
    {
        var name = OpenName(plan.Environments);
        if (name is null || root.Member("enabled") is not { Kind: NodeKind.True })
        {
            return;
        }

        if (root.Member("expires") is not { } expires)
        {
            errors.Add(root.Member("environments")!.Offset, "$.expires", $"a plan for \"{name}\" must end by itself; add \"expires\", at most 24 h ahead");
        }
        else if (plan.Expires is { } end && WhyTooLong(plan.Environments, end, now) is { } complaint)
        {
            errors.Add(expires.Offset, "$.expires", complaint);
        }
    }

    private static FaultRule[] AddProfiles(FaultRule[] rules, PlanNode root, ProfileFiles? files, PlanErrors errors)
    {
        if (root.Member("profiles") is null && root.Member("profilesFrom") is null)
        {
            return rules;
        }

        return WithProfiles(rules, root, files, errors);
    }

    private static FaultRule[] WithProfiles(FaultRule[] rules, PlanNode root, ProfileFiles? files, PlanErrors errors)
    {
        var brought = new ProfileUseReader(files, errors).Read(root, [.. Array.ConvertAll(rules, rule => rule.Name)]);
        return [.. rules, .. brought];
    }

    private static FaultRule[] ReadRules(PlanNode? node, PlanErrors errors)
    {
        if (node is null)
        {
            return [];
        }

        if (node.Items is not { Count: <= MostRules } items)
        {
            errors.Add(node.Offset, "$.rules", node.Items is null
                ? $"expected a list of rules; here stands {node.Shown}"
                : string.Create(CultureInfo.InvariantCulture, $"expected at most {MostRules} rules; here stand {node.Items.Count}"));
            return [];
        }

        var rules = new FaultRule[items.Count];
        var names = new HashSet<string>(items.Count, StringComparer.Ordinal);
        var isTwice = false;
        for (var i = 0; i < items.Count && !errors.IsFull; i++)
        {
            isTwice |= items[i].Member("name") is { Kind: NodeKind.Text } name && !names.Add(name.Text);
            if (RuleReader.Read(items[i], $"$.rules[{i}]", errors) is { } rule)
            {
                rules[i] = rule;
            }
        }

        if (isTwice)
        {
            RefuseNames(items, errors);
        }

        // With errors there will be no plan; the names of what could be read are compared with those that profiles bring all the same.
        return errors.Count > 0 ? rules.WithoutGaps() : rules;
    }

    /// <summary>Also among rules that were refused for something else: everything wrong is said at once.</summary>
    private static void RefuseNames(List<PlanNode> rules, PlanErrors errors)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Member("name") is { Kind: NodeKind.Text } name && !names.TryAdd(name.Text, i))
            {
                errors.Add(name.Offset, $"$.rules[{i}].name", $"{name.Shown} is the name of $.rules[{names[name.Text]}] already; a name identifies dice, counters and hits, so give each rule its own");
            }
        }
    }
}
