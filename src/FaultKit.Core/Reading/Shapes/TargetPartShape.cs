using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>A part of a target, which has to stand well behind what comes before it.</summary>
internal sealed class TargetPartShape : ValueShape
{
    private readonly string _before;
    private readonly string _refused;

    private TargetPartShape(string before, string refused, string expected) => (_before, _refused, Expected) = (before, refused, expected);

    public static TargetPartShape Host { get; } = new("http:", "/ ", "a host as targets write it, such as \"prices.internal\", \"*.internal\" or \"prices.internal:8443\"");

    public static TargetPartShape Function { get; } = new("lambda:", "", "the name of a function or a pattern over names, such as \"order-intake\" or \"order-*\"");

    public static TargetPartShape Operation { get; } = new("aws:Service/", "", "an operation or a pattern over operations, such as \"PutItem\", \"Get*\" or \"*\"");

    public override string Expected { get; }

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind != NodeKind.Text || node.Text.AsSpan().ContainsAny(_refused))
        {
            return null;
        }

        complaint = FaultTarget.TryParse(_before + node.Text, out _, out var reason) ? null : $"{node.Shown} cannot stand in a target: {reason}";
        return complaint is null ? node.Text : null;
    }

    public override JsonObject Describe() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TargetGrammar.Longest };
}
