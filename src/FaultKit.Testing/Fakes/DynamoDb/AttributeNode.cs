using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Values of DynamoDB as its JSON writes them: <c>{"S": "text"}</c>, <c>{"N": "7"}</c>.</summary>
internal static class AttributeNode
{
    /// <summary>The type of a value: <c>S</c>, <c>N</c>, <c>SS</c> and so on.</summary>
    public static string TypeOf(JsonNode node) => ((JsonObject)node).First().Key;

    /// <summary>What is in a value.</summary>
    public static JsonNode? Inner(JsonNode node) => ((JsonObject)node).First().Value;

    /// <summary>The text of a string, a number or binary.</summary>
    public static string Text(JsonNode node) => Inner(node)!.GetValue<string>();

    public static JsonObject Of(string type, JsonNode value) => new() { [type] = value };

    public static JsonObject Number(decimal value) => Of("N", JsonValue.Create(value.ToString("0.############################", CultureInfo.InvariantCulture)));

    /// <summary>The number in a value.</summary>
    /// <exception cref="FakeServiceException">It is none, or one of more digits than this fake reckons with.</exception>
    public static decimal NumberOf(JsonNode node) => ReadNumber(Text(node));

    public static bool IsSet(string type) => type is "SS" or "NS" or "BS";

    /// <summary>The elements of a set, as texts that are equal where the elements are.</summary>
    public static IEnumerable<string> Elements(JsonNode set) =>
        ((JsonArray)Inner(set)!).Select(element => TypeOf(set) == "NS" ? Text(Number(ReadNumber(element!.GetValue<string>()))) : element!.GetValue<string>());

    public static bool AreEqual(JsonNode left, JsonNode right)
    {
        var type = TypeOf(left);
        return type == TypeOf(right) && type switch
        {
            "N" => NumberOf(left) == NumberOf(right),
            "SS" or "NS" or "BS" => Elements(left).ToHashSet().SetEquals(Elements(right)),
            "L" => (JsonArray)Inner(left)! is var a && (JsonArray)Inner(right)! is var b && a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First!, pair.Second!)),
            "M" => (JsonObject)Inner(left)! is var a && (JsonObject)Inner(right)! is var b && a.Count == b.Count && a.All(member => b[member.Key] is { } other && AreEqual(member.Value!, other)),
            _ => JsonNode.DeepEquals(Inner(left), Inner(right)),
        };
    }

    /// <summary>The order of two values; null where there is none: of other types than strings, numbers and binary, or of two different ones.</summary>
    public static int? Compare(JsonNode left, JsonNode right)
    {
        var type = TypeOf(left);
        return type != TypeOf(right) ? null : type switch
        {
            "S" => Encoding.UTF8.GetBytes(Text(left)).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(Text(right))),
            "N" => NumberOf(left).CompareTo(NumberOf(right)),
            "B" => Convert.FromBase64String(Text(left)).AsSpan().SequenceCompareTo(Convert.FromBase64String(Text(right))),
            _ => null,
        };
    }

    /// <summary>Whether a string begins with another, or binary with other binary.</summary>
    public static bool StartsWith(JsonNode value, JsonNode start) => (TypeOf(value), TypeOf(start)) switch
    {
        ("S", "S") => Text(value).StartsWith(Text(start), StringComparison.Ordinal),
        ("B", "B") => Convert.FromBase64String(Text(value)).AsSpan().StartsWith(Convert.FromBase64String(Text(start))),
        _ => false,
    };

    private static decimal ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw DynamoDbRefusal.Invalid($"The parameter cannot be converted to a numeric value: {text}");
}
