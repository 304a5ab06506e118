namespace FaultKit;

/// <summary>Says what an experiment would do beside its actions, and a plan does not.</summary>
internal static class FisNotes
{
    public static void Add(PlanNode template, string path, List<string> notes)
    {
        var stops = template.Member("stopConditions")?.Items ?? [];
        for (var i = 0; i < stops.Count; i++)
        {
            if (stops[i].Member("source") is { Text: not "none" })
            {
                notes.Add($"{path}.stopConditions[{i}]: the alarm {(stops[i].Member("value") is { } value ? value.Shown + " " : "")}is not asked; \"abortWhen\" ends a plan by the error rate or the latency of calls that it did not touch");
            }
        }

        if (template.Member("logConfiguration") is { Kind: not NodeKind.Null } || template.Member("experimentReportConfiguration") is { Kind: not NodeKind.Null })
        {
            notes.Add($"{path}: no experiment log and no report is written; each hit is in the journal, in metrics and in the log of its process");
        }

        if (template.Member("experimentOptions")?.Member("accountTargeting") is { Text: "multi-account" })
        {
            notes.Add($"{path}.experimentOptions.accountTargeting: accounts are not told apart; give the plan to the functions of each of them");
        }
    }
}
