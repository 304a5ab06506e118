namespace FaultKit;

/// <summary>Reads what goes wrong: one fault, or alternatives.</summary>
internal static class FaultReader
{
    public const int MostChoices = 20;

    private static readonly PropertyShape[] s_choice =
        [new("weight", new NumberShape(0.001, 1_000_000), "How often it is picked, against the others.") { IsRequired = true }];

    /// <summary>What an alternative may hold beside its fault.</summary>
    public static PropertyShape[] ChoiceProperties => s_choice;

    /// <summary>What goes wrong by a rule; null, and a complaint, where that cannot be read.</summary>
    public static Fault? ReadFor(PlanNode rule, string rulePath, FaultTarget? target, PlanErrors errors)
    {
        var (fault, choices) = (rule.Member("fault"), rule.Member("oneOf"));
        if (fault is not null && choices is not null)
        {
            errors.Add(choices.Offset, rulePath + ".oneOf", "\"oneOf\" stands in the place of \"fault\"; keep one of them");
            return null;
        }

        if (fault is null && choices is null)
        {
            errors.Add(rule.Offset, rulePath, "\"fault\" is missing; add one, such as {\"type\": \"latency\", \"delay\": \"800ms\"}, or \"oneOf\"");
            return null;
        }

        return fault is not null ? Read(fault, rulePath + ".fault", target, errors) : ReadChoices(choices!, rulePath + ".oneOf", target, errors);
    }

    private static OneOfFault? ReadChoices(PlanNode node, string path, FaultTarget? target, PlanErrors errors)
    {
        if (node.Items is not { Count: > 0 and <= MostChoices } items)
        {
            errors.Add(node.Offset, path, $"expected a list of 1 to {MostChoices} alternatives, such as [{{\"weight\": 3, \"fault\": {{...}}}}]; here stands {node.Shown}");
            return null;
        }

        var choices = items.ConvertAll((item, i) => ReadChoice(item, $"{path}[{i}]", target, errors));
        if (!Array.TrueForAll(choices, choice => choice is not null))
        {
            return null;
        }

        var read = new OneOfFault(choices!);
        if (read.Complaint is { } complaint)
        {
            errors.Add(node.Offset, path, complaint);
        }

        return read;
    }

    private static WeightedFault? ReadChoice(PlanNode node, string path, FaultTarget? target, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected an alternative, which is an object with a weight and a fault; here stands {node.Shown}");
            return null;
        }

        var values = ShapeReader.Read(node, path, s_choice, ["fault"], errors);
        if (node.Member("fault") is not { } fault)
        {
            errors.Add(node.Offset, path, "\"fault\" is missing; add one, such as {\"type\": \"throttle\"}");
            return null;
        }

        var read = Read(fault, path + ".fault", target, errors);
        return read is not null && values.Has("weight") ? new(values.Get<double>("weight"), read) : null;
    }

    private static Fault? Read(PlanNode node, string path, FaultTarget? target, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a fault, which is an object; here stands {node.Shown}");
            return null;
        }

        if (FindShape(node, path, errors) is not { } shape)
        {
            return null;
        }

        var before = errors.Count;
        var values = ShapeReader.Read(node, path, shape.Properties, ["type"], errors);
        CheckPlace(shape, node, path, target, errors);
        if (errors.Count > before)
        {
            return null;
        }

        var (fault, complaint) = shape.Make(values);
        complaint ??= target is null ? null : shape.Refuse(fault!, target.Kind);
        if (complaint is not null)
        {
            errors.Add(node.Offset, path, complaint);
        }

        return complaint is null ? fault : null;
    }

    private static FaultShape? FindShape(PlanNode node, string path, PlanErrors errors)
    {
        var type = node.Member("type");
        if (type is { Kind: NodeKind.Text } && FaultVocabulary.Find(type.Text) is { } shape)
        {
            return shape;
        }

        RefuseType(type, node, path, errors);
        return null;
    }

    private static void RefuseType(PlanNode? type, PlanNode node, string path, PlanErrors errors)
    {
        var names = FaultVocabulary.Faults.ConvertAll(f => f.Name);
        var known = $"known are {string.Join(", ", names)}";
        errors.Add(
            (type ?? node).Offset,
            type is null ? path : path + ".type",
            type is null ? $"\"type\" is missing; {known}" : $"{type.Shown} is no fault{NearestName.Hint(type.Text, names)}; {known}");
    }

    /// <summary>Whether the fault can be acted out where the rule points, and what it says means something there; asked whatever else is wrong.</summary>
    private static void CheckPlace(FaultShape shape, PlanNode node, string path, FaultTarget? target, PlanErrors errors)
    {
        if (target is null)
        {
            return;
        }

        if (shape.PlaceAt(target.Kind) is null)
        {
            errors.Add(node.Member("type")!.Offset, path + ".type", shape.NoPlace(target.Kind));
            return;
        }

        for (var i = 0; i < node.Members!.Count; i++)
        {
            var member = node.Members[i];
            if (PropertyOf(shape, member.Name) is { } property && !property.GoesWith(target.Kind))
            {
                errors.Add(member.Offset, ShapeReader.PathOf(path, member.Name), MeansNothing(property, target.Kind));
            }
        }
    }

    private static string MeansNothing(PropertyShape property, PointKind kind) =>
        $"\"{property.Name}\" means nothing at {FaultVocabulary.TargetsOf(kind)} targets; it does at {string.Join(", ", Array.ConvertAll(property.Kinds!, FaultVocabulary.TargetsOf))}";

    private static PropertyShape? PropertyOf(FaultShape shape, string name)
    {
        foreach (var property in shape.Properties)
        {
            if (property.Name == name)
            {
                return property;
            }
        }

        return null;
    }
}
