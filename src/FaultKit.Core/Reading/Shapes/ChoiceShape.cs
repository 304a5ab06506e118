using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>One of the words of an enumeration, in kebab case: <c>BitFlip</c> is <c>"bit-flip"</c>.</summary>
internal sealed class ChoiceShape<T> : ValueShape
    where T : struct, Enum
{
    // Texts alone, and values only where one is read: what is generic over the enumeration is compiled anew for each of them when a process starts.
    private readonly string[] _names = NamesOf(typeof(T));
    private readonly string[] _words;

    public ChoiceShape() => _words = Array.ConvertAll(_names, JsonNamingPolicy.KebabCaseLower.ConvertName);

    public override string Expected => "one of " + string.Join(", ", _words.Select(word => $"\"{word}\""));

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind == NodeKind.Text && Array.IndexOf(_words, node.Text) is var index and >= 0)
        {
            return Enum.Parse<T>(_names[index]);
        }

        complaint = node.Kind == NodeKind.Text ? $"{node.Shown} is unknown{NearestName.Hint(node.Text, _words)}" : null;
        return null;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!));

    public override JsonObject Describe() => new() { ["enum"] = new JsonArray([.. _words.Select(word => JsonValue.Create(word))]) };

    private static string[] NamesOf(Type enumeration) => Enum.GetNames(enumeration);
}
