namespace FaultKit;

/// <summary>Reads one rule, and checks that its fault can be acted out where it points.</summary>
internal static class RuleReader
{
    private static readonly PropertyShape[] s_properties =
    [
        new("name", TextShape.Name, "The rule's name, unique in the plan.") { IsRequired = true },
        new("target", new TargetShape(), "The points it speaks to.") { IsRequired = true },
        new("percentage", new NumberShape(0, 100), "The share of the matching calls, in percent; 100 by default."),
        new("calls", new CallsShape(), "Which of each scope's matching calls; all by default."),
        new("limit", new WholeShape(1, long.MaxValue), "The most hits per process, in order of arrival; no limit by default."),
    ];

    public static FaultRule? Read(PlanNode node, int index, PlanErrors errors)
    {
        var path = $"$.rules[{index}]";
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a rule, which is an object; here stands {node.Shown}");
            return null;
        }

        var values = ShapeReader.Read(node, path, s_properties, ["fault"], errors);
        var target = values.Get<FaultTarget?>("target");
        var fault = ReadFault(node, path, target, errors);
        if (fault is null || target is null || values.Get<string?>("name") is not { } name)
        {
            return null;
        }

        return new()
        {
            Name = name,
            Target = target,
            Fault = fault,
            Rate = Rate.OfPercentage(values.Get("percentage", 100.0)),
            Calls = values.Get<CallRange?>("calls"),
            Limit = values.Get<long?>("limit"),
        };
    }

    private static Fault? ReadFault(PlanNode rule, string rulePath, FaultTarget? target, PlanErrors errors)
    {
        var path = rulePath + ".fault";
        if (rule.Member("fault") is not { } node)
        {
            errors.Add(rule.Offset, rulePath, "\"fault\" is missing; add one, such as {\"type\": \"latency\", \"delay\": \"800ms\"}");
            return null;
        }

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
        var names = FaultVocabulary.Faults.Select(f => f.Name).ToArray();
        var type = node.Member("type");
        if (type is { Kind: NodeKind.Text } && FaultVocabulary.Find(type.Text) is { } shape)
        {
            return shape;
        }

        var known = $"known are {string.Join(", ", names)}";
        errors.Add(
            (type ?? node).Offset,
            type is null ? path : path + ".type",
            type is null ? $"\"type\" is missing; {known}" : $"{type.Shown} is no fault{NearestName.Hint(type.Text, names)}; {known}");
        return null;
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

        foreach (var member in node.Members!)
        {
            if (shape.Properties.FirstOrDefault(p => p.Name == member.Name) is { Kinds.Count: > 0 } property && !property.Kinds.Contains(target.Kind))
            {
                errors.Add(
                    member.Offset,
                    ShapeReader.PathOf(path, member.Name),
                    $"\"{member.Name}\" means nothing at {FaultVocabulary.TargetsOf(target.Kind)} targets; it does at {string.Join(", ", property.Kinds.Select(FaultVocabulary.TargetsOf))}");
            }
        }
    }
}
