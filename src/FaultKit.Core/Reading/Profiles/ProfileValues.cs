namespace FaultKit;

/// <summary>Gives the parameters of a profile their values, and its rules to those who use it.</summary>
internal static class ProfileValues
{
    /// <summary>The values of a use: what its <c>with</c> says, checked as every other value of a plan, and the defaults for the rest.</summary>
    /// <returns>The values by name; null, and complaints, where one cannot be used.</returns>
    public static Dictionary<string, PlanNode>? Read(FaultProfile profile, PlanNode use, string path, PlanErrors errors)
    {
        var before = errors.Count;
        var with = use.Member("with") ?? new PlanNode(NodeKind.Object, use.Offset) { Members = [] };
        if (with.Kind != NodeKind.Object)
        {
            errors.Add(with.Offset, path + ".with", $"expected an object of values by name; here stands {with.Shown}");
            return null;
        }

        var properties = profile.Parameters.ConvertAll(parameter => new PropertyShape(parameter.Name, parameter.Shape, parameter.Summary) { IsRequired = parameter.DefaultNode is null });
        ShapeReader.Read(with, path + ".with", properties, [], errors);
        if (errors.Count > before)
        {
            return null;
        }

        var values = new Dictionary<string, PlanNode>();
        foreach (var parameter in profile.Parameters)
        {
            values.Add(parameter.Name, with.Member(parameter.Name) ?? parameter.DefaultNode!);
        }

        return values;
    }

    /// <summary>The rules of a profile, with values.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="values">A value for every parameter.</param>
    /// <param name="refuse">Told of a rule that cannot be one with these values: its name, and why.</param>
    public static IEnumerable<FaultRule> Expand(FaultProfile profile, string prefix, IReadOnlyDictionary<string, PlanNode> values, Action<string, string> refuse)
    {
        foreach (var template in profile.Templates)
        {
            var found = new PlanErrors([]);
            var rule = RuleReader.Read(ProfileTemplate.Fill(template, values), "$", found);
            if (rule is null || found.Count > 0)
            {
                refuse($"{prefix}/{template.Member("name")?.Text}", found.Sorted()[0].Message);
                continue;
            }

            yield return rule with { Name = $"{prefix}/{rule.Name}" };
        }
    }
}
