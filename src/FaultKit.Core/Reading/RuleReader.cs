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
        new("skip", new WholeShape(0, long.MaxValue), "How many matching calls are left alone first, per process, in order of arrival; 0 by default."),
        new("every", new WholeShape(1, long.MaxValue), "Only every so many-eth matching call, per process, in order of arrival; 1 by default."),
        new("limit", new WholeShape(1, long.MaxValue), "The most hits per process, in order of arrival; no limit by default."),
        new("starts", new InstantShape(), "When the rule begins; at once by default."),
        new("duration", new DurationShape(TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(7)), "How long it lasts from then on; as long as the plan by default."),
        new("ramp", new DurationShape(TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(7)), "How long it takes from then on to grow to full strength; full strength at once by default."),
        new("rampBy", new ChoiceShape<RampKind>(), "What grows, the percentage or the delay of a latency; the percentage by default."),
    ];

    /// <summary>What a rule may hold beside its conditions and what goes wrong.</summary>
    public static PropertyShape[] Properties => s_properties;

    public static FaultRule? Read(PlanNode node, string path, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a rule, which is an object; here stands {node.Shown}");
            return null;
        }

        var values = ShapeReader.Read(node, path, s_properties, ["match", "fault", "oneOf"], errors);
        var target = values.Get<FaultTarget?>("target");
        var match = MatchReader.Read(node.Member("match"), path, errors);
        var fault = FaultReader.ReadFor(node, path, target, errors);
        if (values.Has("duration") && !values.Has("starts"))
        {
            errors.Add(node.Member("duration")!.Offset, path + ".duration", "a duration needs \"starts\": otherwise every new process would begin its window afresh");
        }

        if (fault is { IsOfInit: true } && match.Count > 0)
        {
            errors.Add(node.Member("match")!.Offset, path + ".match", FaultRule.InitMatch);
        }

        if (values.Has("ramp") && !values.Has("starts"))
        {
            errors.Add(node.Member("ramp")!.Offset, path + ".ramp", "a ramp needs \"starts\": otherwise every new process would begin it afresh");
        }

        if (values.Has("rampBy") && !values.Has("ramp"))
        {
            errors.Add(node.Member("rampBy")!.Offset, path + ".rampBy", "\"rampBy\" goes with \"ramp\", which says how long it lasts");
        }

        if (values.Get<RampKind>("rampBy") == RampKind.Delay && fault is not null && !HasLatency(fault))
        {
            errors.Add(node.Member("rampBy")!.Offset, path + ".rampBy", "only a latency has a delay that can grow; leave out \"rampBy\", and the percentage grows");
        }

        if (fault is null || target is null || values.Get<string?>("name") is not { } name)
        {
            return null;
        }

        return new()
        {
            Name = name,
            Target = target,
            Fault = fault,
            Match = match,
            Rate = Rate.OfPercentage(values.Get("percentage", 100.0)),
            Calls = values.Calls("calls"),
            Skip = values.Get("skip", 0L),
            Every = values.Get("every", 1L),
            Limit = values.Whole("limit"),
            Starts = values.Instant("starts"),
            Duration = values.Duration("duration"),
            Ramp = values.Duration("ramp"),
            RampBy = values.Get<RampKind>("rampBy"),
        };
    }

    private static bool HasLatency(Fault fault) => fault.Alternatives.Exists(one => one is LatencyFault);
}
