using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>One of the words that a profile names.</summary>
internal sealed class WordShape(IReadOnlyList<string> words) : ValueShape
{
    public string First => words.Count > 0 ? words[0] : "";

    public override string Expected => "one of " + string.Join(", ", words.ConvertAll(word => $"\"{word}\""));

    public override object? Read(PlanNode node, out string? complaint)
    {
        var isWord = node.Kind == NodeKind.Text && words.Exists(word => word == node.Text);
        complaint = isWord || node.Kind != NodeKind.Text ? null : $"{node.Shown} is unknown{NearestName.Hint(node.Text, words)}; expected {Expected}";
        return isWord ? node.Text : null;
    }

    public override JsonObject Describe() => new() { ["enum"] = new JsonArray([.. words.ConvertAll(word => JsonValue.Create(word))]) };
}
