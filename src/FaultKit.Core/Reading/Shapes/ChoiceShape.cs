using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>One of the words of an enumeration, in kebab case: <c>BitFlip</c> is <c>"bit-flip"</c>.</summary>
internal sealed class ChoiceShape<T> : ValueShape
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _words =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    public override string Expected => "one of " + string.Join(", ", _words.Keys.Select(word => $"\"{word}\""));

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind == NodeKind.Text && _words.TryGetValue(node.Text, out var value))
        {
            return value;
        }

        complaint = node.Kind == NodeKind.Text ? $"{node.Shown} is unknown{NearestName.Hint(node.Text, _words.Keys)}" : null;
        return null;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!));

    public override JsonObject Describe() => new() { ["enum"] = new JsonArray([.. _words.Keys.Select(word => JsonValue.Create(word))]) };
}
