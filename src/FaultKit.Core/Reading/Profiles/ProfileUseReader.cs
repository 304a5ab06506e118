namespace FaultKit;

/// <summary>Reads which profiles a plan uses, and turns them into rules.</summary>
/// <remarks>
/// The rules are named <c>profile/rule</c>; a profile that is used again has a number, <c>profile#2/rule</c>, or the name that <c>as</c>
/// gives it. They stand behind the plan's own rules: what a plan says itself comes before what a profile brings.
/// </remarks>
internal sealed class ProfileUseReader(ProfileFiles? files, PlanErrors errors)
{
    public const int MostUses = 50;
    public const int MostFiles = 20;

    private static readonly PropertyShape[] s_use =
    [
        new("use", new TextShape(40), "The profile's name.") { IsRequired = true },
        new("as", new TextShape(48), "What its rules are named after, instead of the profile; for a profile that is used more than once."),
    ];

    private readonly List<FaultProfile> _own = [];
    private readonly List<FaultRule> _rules = [];
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    /// <summary>What a use may hold beside its values.</summary>
    public static PropertyShape[] Properties => s_use;

    /// <summary>The rules that the profiles of a plan bring; none for most plans.</summary>
    /// <param name="root">The plan.</param>
    /// <param name="own">The names of the plan's own rules.</param>
    public IReadOnlyList<FaultRule> Read(PlanNode root, HashSet<string> own)
    {
        if (root.Member("profilesFrom") is { } from)
        {
            ReadFiles(from);
        }

        if (root.Member("profiles") is not { } uses)
        {
            return [];
        }

        if (uses.Items is not { Count: <= MostUses } items)
        {
            errors.Add(uses.Offset, "$.profiles", $"expected a list of at most {MostUses} profiles, such as [{{\"use\": \"dependency-brownout\", \"with\": {{...}}}}]; here stands {uses.Shown}");
            return [];
        }

        for (var i = 0; i < items.Count && !errors.IsFull; i++)
        {
            ReadUse(items[i], $"$.profiles[{i}]", own);
        }

        return _rules;
    }

    private void ReadFiles(PlanNode node)
    {
        if (new TextListShape(MostFiles).Read(node, out _) is not string[] names)
        {
            errors.Add(node.Offset, "$.profilesFrom", $"expected a list of 1 to {MostFiles} files, such as [\"./profiles.json\"]; here stands {node.Shown}");
            return;
        }

        if (files is null)
        {
            errors.Add(node.Offset, "$.profilesFrom", "only a plan that is read from a file can bring profiles from files; leave it out, or put the rules into the plan");
            return;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (files.Read(names[i], out var complaint) is not { } bytes)
            {
                errors.Add(node.Items![i].Offset, $"$.profilesFrom[{i}]", complaint!);
                continue;
            }

            var found = new PlanErrors(bytes);
            foreach (var profile in ProfileReader.Read(bytes, found))
            {
                if (Find(profile.Name) is not null)
                {
                    errors.Add(node.Items![i].Offset, $"$.profilesFrom[{i}]", $"{QuotedText.Of(names[i])} holds a profile \"{profile.Name}\", and there is one of that name already; give it another name");
                }

                _own.Add(profile);
            }

            foreach (var error in found.Sorted())
            {
                errors.Add(node.Items![i].Offset, error with { File = files.PathOf(names[i]) });
            }
        }
    }

    private void ReadUse(PlanNode node, string path, HashSet<string> own)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a profile, such as {{\"use\": \"dependency-brownout\"}}; here stands {node.Shown}");
            return;
        }

        var values = ShapeReader.Read(node, path, s_use, ["with"], errors);
        if (values.Get<string?>("use") is not { } name)
        {
            return;
        }

        if (Find(name) is not { } profile)
        {
            var names = (string[])[.. _own.ConvertAll(known => known.Name), .. Profiles.All.ConvertAll(known => known.Name)];
            errors.Add(node.Member("use")!.Offset, path + ".use", $"{QuotedText.Of(name)} is no profile{NearestName.Hint(name, names)}; known are {string.Join(", ", names)}");
            return;
        }

        var time = _times[name] = _times.GetValueOrDefault(name) + 1;
        var prefix = values.Get<string?>("as") ?? (time == 1 ? name : $"{name}#{time}");
        if (ProfileValues.Read(profile, node, path, errors) is { } filled)
        {
            Expand(profile, prefix, filled, node, path, own);
        }
    }

    private void Expand(FaultProfile profile, string prefix, IReadOnlyDictionary<string, PlanNode> values, PlanNode node, string path, HashSet<string> own)
    {
        foreach (var rule in ProfileValues.Expand(profile, prefix, values, (name, complaint) =>
            errors.Add((node.Member("with") ?? node).Offset, path + ".with", $"with these values the rule \"{name}\" is refused: {complaint}")))
        {
            if (own.Contains(rule.Name) || _rules.Exists(other => other.Name == rule.Name))
            {
                errors.Add(node.Offset, path, $"\"{rule.Name}\" is the name of another rule already; say \"as\", and the rules of this profile are named after that");
                return;
            }

            _rules.Add(rule);
        }
    }

    private FaultProfile? Find(string name) => _own.Find(profile => profile.Name == name) ?? Profiles.Find(name);
}
