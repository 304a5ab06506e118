namespace FaultKit;

/// <summary>What the rules of a point match on in one call; read when the first of them asks, the payload once for all of them.</summary>
internal sealed class CallFacts(PointRules rules, object? carrier, AttributeReader? reader)
{
    private List<MatchValue>[]? _payload;

    /// <summary>The first condition of a rule that the call does not satisfy; null where it satisfies all.</summary>
    public FaultMatch? FirstUnmet(CompiledRule rule)
    {
        foreach (var match in rule.Rule.Match)
        {
            if ((match.JsonPath is not null && carrier is not null && reader?.IsBlind(carrier) == true) || !match.AcceptsAny(Find(match)))
            {
                return match;
            }
        }

        return null;
    }

    private List<MatchValue> Find(FaultMatch match)
    {
        if (carrier is null || reader is null)
        {
            return [];
        }

        if (match.JsonPath is null)
        {
            var value = reader.Read(carrier, match.Path);
            return value.Kind == MatchValueKind.Absent ? [] : [value];
        }

        _payload ??= PayloadScan.Find(reader.Payload(carrier).Span, rules.PayloadPaths);
        return _payload[rules.IndexOf(match.JsonPath)];
    }
}
