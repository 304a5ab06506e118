using System.Globalization;
using System.Linq;

namespace FaultKit;

/// <summary>Reads a template: its actions, one after the other, and what they are aimed at.</summary>
internal sealed class FisReader(FisOptions options, PlanErrors errors)
{
    /// <summary>More than FIS lets a template have (20, AWS FIS quotas).</summary>
    public const int MostActions = 100;

    private static readonly string[] s_template =
    [
        "actions", "targets", "stopConditions", "description", "roleArn", "tags", "experimentOptions", "logConfiguration", "experimentReportConfiguration",
        "clientToken", "id", "arn", "creationTime", "lastUpdateTime", "targetAccountConfigurationsCount",
    ];

    private static readonly string[] s_action = ["actionId", "description", "parameters", "targets", "startAfter"];

    private readonly List<string> _notes = [];

    /// <returns>The plan and the notes; null where something is wrong.</returns>
    public FisImport? Read(PlanNode root)
    {
        var (template, path) = root.Member("experimentTemplate") is { } inner ? (inner, "$.experimentTemplate") : (root, "$");
        if (template.Kind != NodeKind.Object)
        {
            errors.Add(template.Offset, path, $"expected an experiment template, which is an object; here stands {template.Shown}");
            return null;
        }

        ShapeReader.Read(template, path, [], s_template, errors);
        if (template.Member("actions") is not { Members: { Count: > 0 and <= MostActions } members })
        {
            errors.Add((template.Member("actions") ?? template).Offset, path + ".actions", $"expected an object of 1 to {MostActions} actions; {(template.Member("actions")?.Members is { Count: > 0 and var count } ? $"here stand {count}" : "an experiment without any injects nothing")}");
            return null;
        }

        for (var i = 1; i < members.Count; i++)
        {
            if (members.FindIndex(member => member.Name == members[i].Name) < i)
            {
                errors.Add(members[i].Offset, ShapeReader.PathOf(path + ".actions", members[i].Name), $"{QuotedText.Of(members[i].Name)} stands here twice; keep one of them");
            }
        }

        var targets = new FisTargets(template, path, options, errors, _notes);
        var actions = members.Select(member => ReadAction(member, path, targets)).ToArray();
        var order = FisSchedule.Of(members, path + ".actions", errors);
        if (errors.Count > 0)
        {
            return null;
        }

        FisNotes.Add(template, path, _notes);
        var rules = FisRules.Of(FisSchedule.Place(actions!, order, options.Start), _notes);
        return Finish(rules, template, path);
    }

    private FisImport? Finish(IReadOnlyList<FaultRule> rules, PlanNode template, string path)
    {
        var actions = template.Member("actions")!.Offset;
        if (rules.Count == 0)
        {
            errors.Add(actions, path + ".actions", "no action has a function to act on; an experiment that injects nothing shows nothing");
            return null;
        }

        if (rules.Count > PlanReader.MostRules)
        {
            errors.Add(actions, path + ".actions", string.Create(CultureInfo.InvariantCulture, $"the actions come to {rules.Count} rules, one for each of their functions; a plan has at most {PlanReader.MostRules}"));
            return null;
        }

        var end = rules.Max(rule => rule.Starts!.Value + rule.Duration!.Value);
        if (PlanReader.WhyTooLong(options.Environments, end, options.Start) is { } complaint)
        {
            errors.Add(actions, path + ".actions", complaint);
            return null;
        }

        return new(FaultPlan.Of([.. rules]) with { Environments = [.. options.Environments], Expires = end }, _notes);
    }

    private FisAction? ReadAction(PlanMember member, string path, FisTargets targets)
    {
        var (node, own) = (member.Value, ShapeReader.PathOf(path + ".actions", member.Name));
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, own, $"expected an action, which is an object; here stands {node.Shown}");
            return null;
        }

        var id = node.Member("actionId");
        if (id is not { Kind: NodeKind.Text })
        {
            errors.Add((id ?? node).Offset, id is null ? own : own + ".actionId", $"expected \"actionId\": \"...\", such as \"aws:lambda:invocation-error\"; {(id is null ? "it is missing" : $"here stands {id.Shown}")}");
            return null;
        }

        if (FisActionKind.Find(id.Text) is not { } kind)
        {
            errors.Add(id.Offset, own + ".actionId", FisActionKind.WhyNot(id.Text));
            return null;
        }

        ShapeReader.Read(node, own, [], s_action, errors);
        var parameters = node.Member("parameters") ?? new(NodeKind.Object, node.Offset) { Members = [] };
        if (parameters.Kind != NodeKind.Object)
        {
            errors.Add(parameters.Offset, own + ".parameters", $"expected an object of parameters; here stands {parameters.Shown}");
            return null;
        }

        var values = ShapeReader.Read(parameters, own + ".parameters", kind.Parameters, [], errors);
        return new(member.Name, own, node, kind, values, targets.Of(node, own));
    }
}
