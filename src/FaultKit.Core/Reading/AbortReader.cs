namespace FaultKit;

/// <summary>Reads when a plan ends by itself because too much goes wrong.</summary>
internal static class AbortReader
{
    public const int Most = 20;

    /// <summary>Kinds of points whose surfaces tell of every call's outcome.</summary>
    public static PointKind[] Kinds { get; } = [PointKind.Lambda, PointKind.Http, PointKind.Aws, PointKind.Custom];

    public static PropertyShape[] Properties { get; } =
    [
        new("target", new TargetShape(), "The points whose calls are counted: \"lambda:\", \"http:\", \"aws:\", or \"point:\" where a surface of yours observes them.") { IsRequired = true },
        new("errorRate", new NumberShape(0, 100), "The largest share of calls that may fail by themselves, in percent."),
        new("latency", new DurationShape(TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(15)), "The longest that calls may take, up to the percentile."),
        new("percentile", new NumberShape(1, 99.99), "Of how many percent of the calls the latency is meant; 99 by default."),
        new("window", new DurationShape(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)), "Over how long calls are counted; 1m by default."),
        new("minCalls", new WholeShape(1, 1_000_000), "The fewest calls that say anything; 20 by default, and for a percentile as many as it takes to have one."),
    ];

    public static AbortCondition[] Read(PlanNode? node, PlanErrors errors) => node is null ? [] : ReadList(node, errors);

    private static AbortCondition[] ReadList(PlanNode node, PlanErrors errors)
    {
        if (node.Items is not { Count: <= Most } items)
        {
            errors.Add(node.Offset, "$.abortWhen", $"expected a list of at most {Most} conditions, such as [{{ \"target\": \"lambda:*\", \"errorRate\": 20 }}]; here stands {(node.Items is null ? node.Shown : $"a list of {node.Items.Count}")}");
            return [];
        }

        return items.ConvertAll((item, i) => ReadOne(item, $"$.abortWhen[{i}]", errors)).WithoutGaps();
    }

    private static AbortCondition? ReadOne(PlanNode node, string path, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a condition, which is an object, such as {{ \"target\": \"lambda:*\", \"errorRate\": 20 }}; here stands {node.Shown}");
            return null;
        }

        var before = errors.Count;
        var values = ShapeReader.Read(node, path, Properties, [], errors);
        if (values.Get<FaultTarget?>("target") is { } aimed && !Kinds.Contains(aimed.Kind))
        {
            errors.Add(node.Member("target")!.Offset, path + ".target", $"the outcome of calls is known at {string.Join(", ", Array.ConvertAll(Kinds, FaultVocabulary.TargetsOf))} targets, not at {FaultVocabulary.TargetsOf(aimed.Kind)}");
        }

        if (!values.Has("errorRate") && !values.Has("latency") && errors.Count == before)
        {
            errors.Add(node.Offset, path, "nothing is asked of the calls; add \"errorRate\", in percent, or \"latency\"");
        }

        if (values.Has("percentile") && !values.Has("latency"))
        {
            errors.Add(node.Member("percentile")!.Offset, path + ".percentile", "\"percentile\" goes with \"latency\"");
        }

        return errors.Count > before ? null : new()
        {
            Target = values.Get<FaultTarget>("target")!,
            ErrorRate = values.Has("errorRate") ? Rate.OfPercentage(values.Get<double>("errorRate")) : null,
            Latency = values.Duration("latency"),
            Percentile = values.Get("percentile", 99.0),
            Window = values.Duration("window") ?? TimeSpan.FromMinutes(1),
            MinCalls = (int)values.Get("minCalls", 20L),
        };
    }
}
