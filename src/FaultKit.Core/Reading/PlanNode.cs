namespace FaultKit;

/// <summary>A value of the document, with the place where it stands, so that every refusal can point at it.</summary>
internal sealed class PlanNode(NodeKind kind, int offset)
{
    public NodeKind Kind { get; } = kind;

    /// <summary>Where the value begins, in bytes from the start of the document.</summary>
    public int Offset { get; } = offset;

    /// <summary>The text of a string, or the literal of a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>What an object holds, in order, duplicates included.</summary>
    public List<PlanMember>? Members { get; init; }

    /// <summary>What an array holds, in order.</summary>
    public List<PlanNode>? Items { get; init; }

    /// <summary>The value under a name; the last one where the name stands twice.</summary>
    public PlanNode? Member(string name)
    {
        for (var i = (Members?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (Members![i].Name == name)
            {
                return Members[i].Value;
            }
        }

        return null;
    }

    /// <summary>What a message calls the value: the literal itself where that is short.</summary>
    public string Shown => Kind switch
    {
        NodeKind.Text => QuotedText.Of(Text),
        NodeKind.Number => QuotedText.Plain(Text),
        NodeKind.True => "true",
        NodeKind.False => "false",
        NodeKind.Null => "null",
        NodeKind.Array when Items!.Count == 0 => "an empty list",
        NodeKind.Array => "a list",
        _ => "an object",
    };
}
