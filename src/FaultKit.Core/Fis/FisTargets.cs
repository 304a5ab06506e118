using System.Linq;

namespace FaultKit;

/// <summary>Finds the functions that a template's targets select.</summary>
internal sealed class FisTargets(PlanNode template, string path, FisOptions options, PlanErrors errors, List<string> notes)
{
    /// <summary>More than FIS lets a target have (5, AWS FIS quotas).</summary>
    public const int MostArns = 1000;

    private const string Resource = "aws:lambda:function";

    private static readonly string[] s_target = ["resourceType", "resourceArns", "resourceTags", "filters", "selectionMode", "parameters"];
    private static readonly PropertyShape[] s_parameters = [new("functionQualifier", TextShape.Name, "The alias or version that functions have to be invoked by.")];

    private readonly Dictionary<string, IReadOnlyList<FisSelected>> _known = [];

    /// <summary>Whether an action without a function is skipped, as the template may ask; otherwise that is an error.</summary>
    private bool SkipsEmpty => template.Member("experimentOptions")?.Member("emptyTargetResolutionMode") is { Text: "skip" };

    /// <summary>The functions that an action is aimed at; none, and a complaint, where that cannot be told.</summary>
    public IReadOnlyList<FisSelected> Of(PlanNode action, string actionPath)
    {
        var name = action.Member("targets")?.Member("Functions");
        if (name is not { Kind: NodeKind.Text })
        {
            errors.Add((name ?? action.Member("targets") ?? action).Offset, actionPath + ".targets", "expected { \"Functions\": \"...\" }, with the name of a target of this template");
            return [];
        }

        var all = template.Member("targets")?.Members ?? [];
        if (all.Find(target => target.Name == name.Text) is not { Value: { } target })
        {
            errors.Add(name.Offset, actionPath + ".targets.Functions", $"{name.Shown} is no target of this template{NearestName.Hint(name.Text, all.Select(other => other.Name))}");
            return [];
        }

        // Found once for the whole experiment, as FIS does: what is wrong with it is said once, too.
        if (!_known.TryGetValue(name.Text, out var functions))
        {
            functions = Read(target, name.Text, ShapeReader.PathOf(path + ".targets", name.Text));
            _known.Add(name.Text, functions);
        }

        if (functions.Count == 0 && errors.Count == 0)
        {
            notes.Add($"{actionPath}: skipped, because its target selects no function (emptyTargetResolutionMode)");
        }

        return functions;
    }

    private IReadOnlyList<FisSelected> Read(PlanNode target, string name, string own)
    {
        if (target.Kind != NodeKind.Object)
        {
            errors.Add(target.Offset, own, $"expected a target, which is an object; here stands {target.Shown}");
            return [];
        }

        var before = errors.Count;
        ShapeReader.Read(target, own, [], s_target, errors);
        if (target.Member("resourceType") is not { Text: Resource })
        {
            errors.Add((target.Member("resourceType") ?? target).Offset, own + ".resourceType", $"expected \"{Resource}\", which is what actions at functions are aimed at");
        }

        if (target.Member("filters") is { Items: not { Count: 0 } } filters)
        {
            errors.Add(filters.Offset, own + ".filters", "filters look at what AWS alone knows of a resource; leave them out, and name the functions in \"resourceArns\"");
        }

        var qualifier = ReadQualifier(target, own);
        var found = target.Member("resourceArns") is { Items: not { Count: 0 } } arns ? OfArns(arns, target, own, qualifier)
            : target.Member("resourceTags") is { Members: not { Count: 0 } } tags ? OfTags(tags, own, qualifier)
            : OfNothing(target, own);
        if (errors.Count > before)
        {
            return [];
        }

        var selected = FisSelection.Draw(target, own, name, [.. found.Distinct()], options.Seed, errors, notes);
        if (selected.Count == 0 && errors.Count == before && !SkipsEmpty)
        {
            errors.Add(target.Offset, own, "no function is selected; FIS would fail the experiment, unless its \"emptyTargetResolutionMode\" were \"skip\"");
        }

        return selected;
    }

    private string? ReadQualifier(PlanNode target, string own) => target.Member("parameters") switch
    {
        null => null,
        { Kind: NodeKind.Object } parameters => ShapeReader.Read(parameters, own + ".parameters", s_parameters, [], errors).Get<string?>("functionQualifier"),
        var other => Refuse<string>(other, own + ".parameters", $"expected an object of parameters; here stands {other.Shown}"),
    };

    private List<FisSelected> OfArns(PlanNode arns, PlanNode target, string own, string? qualifier)
    {
        if (arns.Items is not { Count: <= MostArns } items)
        {
            return Refuse<List<FisSelected>>(arns, own + ".resourceArns", $"expected a list of at most {MostArns} ARNs; here stands {(arns.Items is null ? arns.Shown : $"a list of {arns.Items.Count}")}") ?? [];
        }

        if (target.Member("resourceTags") is { Members: not { Count: 0 } } tags)
        {
            errors.Add(tags.Offset, own + ".resourceTags", "a target is selected by ARNs or by tags, not by both; leave one of them out");
        }

        var found = new List<FisSelected>();
        for (var i = 0; i < items.Count; i++)
        {
            if (FunctionArn.Parse(items[i].Text) is not { } arn)
            {
                errors.Add(items[i].Offset, $"{own}.resourceArns[{i}]", $"expected the ARN of a function, such as \"arn:aws:lambda:eu-west-1:111122223333:function:orders\" or, for an alias or a version, \"...:orders:live\"; here stands {items[i].Shown}");
            }
            else if (arn.Qualifier is not null && qualifier is not null && arn.Qualifier != qualifier)
            {
                errors.Add(items[i].Offset, $"{own}.resourceArns[{i}]", $"this is the function behind \"{arn.Qualifier}\", and \"functionQualifier\" says \"{qualifier}\"; leave one of them out");
            }
            else
            {
                found.Add(new(arn.Name, arn.Qualifier ?? qualifier));
            }
        }

        notes.Add($"{own}: functions are told by their names alone; give the plan only to those of the account and the Region that the ARNs name");
        return found;
    }

    private List<FisSelected> OfTags(PlanNode tags, string own, string? qualifier)
    {
        if (tags.Members is not { } members || members.Exists(tag => tag.Value.Kind != NodeKind.Text))
        {
            return Refuse<List<FisSelected>>(tags, own + ".resourceTags", "expected an object of tags, each with a text") ?? [];
        }

        if (options.Functions.Count == 0)
        {
            return Refuse<List<FisSelected>>(tags, own + ".resourceTags", "which functions have these tags is known to AWS alone; say which there are, with their tags (FisOptions.Functions), or name them in \"resourceArns\"") ?? [];
        }

        return [.. options.Functions
            .Where(function => members.TrueForAll(tag => function.Tags.TryGetValue(tag.Name, out var value) && value == tag.Value.Text))
            .Select(function => new FisSelected(function.Name, qualifier))];
    }

    private List<FisSelected> OfNothing(PlanNode target, string own) =>
        Refuse<List<FisSelected>>(target, own, "nothing says which functions are meant; add \"resourceArns\" or \"resourceTags\"") ?? [];

    private T? Refuse<T>(PlanNode node, string where, string complaint)
        where T : class
    {
        errors.Add(node.Offset, where, complaint);
        return null;
    }
}
