using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>One of the words of an enumeration, in kebab case: <c>BitFlip</c> is <c>"bit-flip"</c>.</summary>
internal sealed class ChoiceShape<T> : ValueShape
    where T : struct, Enum
{
    // Texts alone, and only where they are asked for: reflection, and what is generic over the enumeration, is paid for when a process starts.
    private string[] Names => field ??= NamesOf(typeof(T));

    private string[] Words => field ??= Array.ConvertAll(Names, JsonNamingPolicy.KebabCaseLower.ConvertName);

    public override string Expected => "one of " + string.Join(", ", Words.ConvertAll(word => $"\"{word}\""));

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Kind == NodeKind.Text && Array.IndexOf(Words, node.Text) is var index and >= 0)
        {
            return Enum.Parse<T>(Names[index]);
        }

        complaint = node.Kind == NodeKind.Text ? $"{node.Shown} is unknown{NearestName.Hint(node.Text, Words)}" : null;
        return null;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!));

    public override JsonObject Describe() => new() { ["enum"] = new JsonArray([.. Words.ConvertAll(word => JsonValue.Create(word))]) };

    private static string[] NamesOf(Type enumeration) => Enum.GetNames(enumeration);
}
