namespace FaultKit;

/// <summary>Reads the parameters of a profile: what kind of value each has, in which range, and which it has by default.</summary>
internal static class ParameterReader
{
    public const int Most = 20;

    private static readonly PropertyShape[] s_properties =
    [
        new("type", new ChoiceShape<ParameterType>(), "What kind of value it has.") { IsRequired = true },
        new("summary", TextShape.Short, "What it is for.") { IsRequired = true },
        new("choices", new TextListShape(20), "The words of a choice."),
    ];

    /// <summary>What a parameter may hold beside its default and its bounds.</summary>
    public static PropertyShape[] Properties => s_properties;

    /// <summary>The values of a type, where nothing bounds them further.</summary>
    public static ValueShape WidestOf(ParameterType type) => type switch
    {
        ParameterType.Host => TargetPartShape.Host,
        ParameterType.Function => TargetPartShape.Function,
        ParameterType.Operation => TargetPartShape.Operation,
        ParameterType.Target => new TargetShape(),
        ParameterType.Percentage => new NumberShape(0, 100),
        ParameterType.Number => new NumberShape(double.MinValue, double.MaxValue),
        ParameterType.Whole => new WholeShape(long.MinValue, long.MaxValue),
        ParameterType.Duration => new DurationShape(TimeSpan.Zero, TimeSpan.FromDays(7)),
        _ => TextShape.Name,
    };

    public static List<ProfileParameter> Read(PlanNode? node, string path, PlanErrors errors)
    {
        if (node is null)
        {
            return [];
        }

        if (node.Members is not { Count: <= Most } members)
        {
            errors.Add(node.Offset, path, $"expected an object of at most {Most} parameters; here stands {node.Shown}");
            return [];
        }

        var parameters = new List<ProfileParameter>();
        foreach (var member in members)
        {
            if (ReadOne(member, ShapeReader.PathOf(path, member.Name), errors) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    private static ProfileParameter? ReadOne(PlanMember member, string path, PlanErrors errors)
    {
        var node = member.Value;
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a parameter, which is an object, such as {{ \"type\": \"host\", \"summary\": \"The host.\" }}; here stands {node.Shown}");
            return null;
        }

        if (member.Name.Exists(letter => !char.IsAsciiLetterOrDigit(letter)) || member.Name.Length is < 1 or > 50)
        {
            errors.Add(member.Offset, path, "a parameter's name has from 1 to 50 letters and digits");
        }

        var before = errors.Count;
        var values = ShapeReader.Read(node, path, s_properties, ["default", "min", "max"], errors);
        var type = values.Get<ParameterType>("type");
        if (errors.Count > before || ShapeOf(type, node, values.Get<string[]?>("choices"), path, errors) is not { } shape)
        {
            return null;
        }

        var fallback = node.Member("default");
        if (fallback is null && type == ParameterType.Target)
        {
            errors.Add(node.Offset, path, "a target needs a \"default\": what can go wrong depends on where it points");
        }

        if (fallback is not null && shape.Read(fallback, out var complaint) is null)
        {
            errors.Add(fallback.Offset, path + ".default", complaint ?? $"expected {shape.Expected}; here stands {fallback.Shown}");
        }

        return new(member.Name, type, values.Get<string>("summary")!, shape, fallback);
    }

    private static ValueShape? ShapeOf(ParameterType type, PlanNode node, string[]? choices, string path, PlanErrors errors)
    {
        var before = errors.Count;
        ValueShape shape = type switch
        {
            ParameterType.Percentage => Numbers(Range(node, WidestOf(type), 0.0, 100.0, path, errors)),
            ParameterType.Number => Numbers(Range(node, WidestOf(type), double.MinValue, double.MaxValue, path, errors)),
            ParameterType.Whole => Wholes(Range(node, WidestOf(type), long.MinValue, long.MaxValue, path, errors)),
            ParameterType.Duration => Durations(Range(node, WidestOf(type), TimeSpan.Zero, TimeSpan.FromDays(7), path, errors)),
            ParameterType.Choice => new WordShape(choices ?? []),
            _ => WidestOf(type),
        };
        if (type == ParameterType.Choice && choices is null)
        {
            errors.Add(node.Offset, path, "a choice needs \"choices\", a list of words");
        }

        return errors.Count == before ? shape : null;
    }

    private static NumberShape Numbers((double Least, double Most) range) => new(range.Least, range.Most);

    private static WholeShape Wholes((long Least, long Most) range) => new(range.Least, range.Most);

    private static DurationShape Durations((TimeSpan Least, TimeSpan Most) range) => new(range.Least, range.Most);

    private static (T Least, T Most) Range<T>(PlanNode node, ValueShape shape, T least, T most, string path, PlanErrors errors)
        where T : IComparable<T>
    {
        (least, most) = (Bound(node, "min", shape, least, path, errors), Bound(node, "max", shape, most, path, errors));
        if (least.CompareTo(most) > 0)
        {
            errors.Add(node.Offset, path, "\"min\" is more than \"max\"");
        }

        return (least, most);
    }

    private static T Bound<T>(PlanNode node, string name, ValueShape shape, T otherwise, string path, PlanErrors errors)
    {
        if (node.Member(name) is not { } bound)
        {
            return otherwise;
        }

        if (shape.Read(bound, out var complaint) is T value)
        {
            return value;
        }

        errors.Add(bound.Offset, $"{path}.{name}", complaint ?? $"expected {shape.Expected}; here stands {bound.Shown}");
        return otherwise;
    }
}
