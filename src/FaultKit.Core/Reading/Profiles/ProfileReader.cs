namespace FaultKit;

/// <summary>Reads documents of profiles, the built-in ones and those of users: <c>{ "version": 1, "profiles": [ ... ] }</c>.</summary>
/// <remarks>Every rule of a profile is read as the rule of a plan would be, with the defaults of its parameters: what is wrong with it is said where it stands.</remarks>
internal static class ProfileReader
{
    public const int Most = 100;
    public const int MostRules = 50;

    private static readonly PropertyShape[] s_document =
    [
        new("$schema", TextShape.Short, "Where an editor finds the schema; not read."),
        new("version", new WholeShape(FaultPlan.Version, FaultPlan.Version), "The version of the language.") { IsRequired = true },
    ];

    private static readonly PropertyShape[] s_profile =
    [
        new("name", new TextShape(40), "What plans call it.") { IsRequired = true },
        new("summary", TextShape.Short, "What it does.") { IsRequired = true },
        new("standsFor", TextShape.Short, "The failure of real systems that it stands for."),
        new("source", TextShape.Short, "Where that failure is written up."),
    ];

    /// <summary>What a document may hold beside its profiles.</summary>
    public static PropertyShape[] DocumentProperties => s_document;

    /// <summary>What a profile may hold beside its parameters and its rules.</summary>
    public static PropertyShape[] ProfileProperties => s_profile;

    public static List<FaultProfile> Read(ReadOnlySpan<byte> utf8, PlanErrors errors)
    {
        var root = DocumentParser.Parse(utf8, out var problem);
        if (problem is not null || root is not { Kind: NodeKind.Object })
        {
            errors.Add(problem?.Offset ?? 0, "$", problem is null ? "expected profiles: {\"version\": 1, \"profiles\": [...]}" : $"not JSON from here on: {problem.Message}");
            return [];
        }

        ShapeReader.Read(root, "$", s_document, ["profiles"], errors);
        if (root.Member("profiles") is not { Items: { Count: > 0 and <= Most } items })
        {
            errors.Add((root.Member("profiles") ?? root).Offset, "$.profiles", $"expected a list of 1 to {Most} profiles");
            return [];
        }

        var profiles = new List<FaultProfile>();
        for (var i = 0; i < items.Count && !errors.IsFull; i++)
        {
            if (ReadOne(items[i], $"$.profiles[{i}]", errors) is not { } profile)
            {
                continue;
            }

            if (profiles.Exists(other => other.Name == profile.Name))
            {
                errors.Add(items[i].Member("name")!.Offset, $"$.profiles[{i}].name", $"\"{profile.Name}\" is the name of another profile already");
            }

            profiles.Add(profile);
        }

        return profiles;
    }

    private static FaultProfile? ReadOne(PlanNode node, string path, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a profile, which is an object; here stands {node.Shown}");
            return null;
        }

        var values = ShapeReader.Read(node, path, s_profile, ["parameters", "rules"], errors);
        var parameters = ParameterReader.Read(node.Member("parameters"), path + ".parameters", errors);
        if (node.Member("rules") is not { Items: { Count: > 0 and <= MostRules } rules })
        {
            errors.Add((node.Member("rules") ?? node).Offset, path + ".rules", $"expected a list of 1 to {MostRules} rules");
            return null;
        }

        CheckRules(rules, path, parameters, errors);
        return values.Get<string?>("name") is { } name
            ? new(name, values.Get("summary", ""), values.Get("standsFor", ""), values.Get<string?>("source"), parameters, rules)
            : null;
    }

    private static void CheckRules(List<PlanNode> rules, string path, List<ProfileParameter> parameters, PlanErrors errors)
    {
        var samples = new Dictionary<string, PlanNode>();
        parameters.ForEach(parameter => samples.Add(parameter.Name, ProfileSample.Of(parameter)));
        var names = new HashSet<string>();
        for (var i = 0; i < rules.Count && !errors.IsFull; i++)
        {
            var before = errors.Count;
            foreach (var (name, node) in ProfileTemplate.NamesIn(rules[i]))
            {
                if (!samples.ContainsKey(name))
                {
                    errors.Add(node.Offset, $"{path}.rules[{i}]", $"\"{QuotedText.Plain(name)}\" is no parameter of this profile{NearestName.Hint(name, samples.Keys)}; its parameters are {string.Join(", ", samples.Keys)}");
                }
            }

            if (errors.Count == before && RuleReader.Read(ProfileTemplate.Fill(rules[i], samples), $"{path}.rules[{i}]", errors) is { } rule && !names.Add(rule.Name))
            {
                errors.Add(rules[i].Member("name")!.Offset, $"{path}.rules[{i}].name", $"\"{rule.Name}\" is the name of another rule of this profile already");
            }
        }
    }
}
