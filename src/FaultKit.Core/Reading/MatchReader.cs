using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>Reads the conditions of a rule.</summary>
internal static class MatchReader
{
    public const int Most = 20;
    public const int MostValues = 100;

    private static readonly PropertyShape[] s_properties =
    [
        new("path", TextShape.Short, "What is looked at: an attribute, or a path into the payload that begins with $.") { IsRequired = true },
        new("operator", new OperatorShape(), "How it is compared; eq by default."),
    ];

    /// <summary>What a condition may hold beside the value it compares with.</summary>
    public static PropertyShape[] Properties => s_properties;

    public static MatchList Read(PlanNode? node, string rulePath, PlanErrors errors) => node is null ? MatchList.Empty : ReadList(node, rulePath, errors);

    private static MatchList ReadList(PlanNode node, string rulePath, PlanErrors errors)
    {
        var path = rulePath + ".match";
        if (node.Items is not { Count: <= Most } items)
        {
            errors.Add(node.Offset, path, node.Items is null ? $"expected a list of conditions; here stands {node.Shown}" : $"{node.Items.Count} conditions are too many; expected at most {Most}");
            return MatchList.Empty;
        }

        return new(items.ConvertAll((item, i) => ReadOne(item, $"{path}[{i}]", errors)).WithoutGaps());
    }

    private static FaultMatch? ReadOne(PlanNode node, string path, PlanErrors errors)
    {
        if (node.Kind != NodeKind.Object)
        {
            errors.Add(node.Offset, path, $"expected a condition, which is an object, such as {{ \"path\": \"method\", \"value\": \"GET\" }}; here stands {node.Shown}");
            return null;
        }

        var before = errors.Count;
        var read = ShapeReader.Read(node, path, s_properties, ["value"], errors);
        var op = read.Get("operator", MatchOperator.Eq);
        var values = ReadValues(node, op, path, errors);
        if (errors.Count > before)
        {
            return null;
        }

        try
        {
            return new(read.Get<string>("path")!, op, values!);
        }
        catch (FormatException e)
        {
            errors.Add(node.Member("path")!.Offset, path + ".path", e.Message);
            return null;
        }
    }

    private static MatchValue[]? ReadValues(PlanNode node, MatchOperator op, string path, PlanErrors errors)
    {
        var value = node.Member("value");
        if (value is null)
        {
            // That something exists is what the operator says by itself.
            if (op == MatchOperator.Exists)
            {
                return [MatchValue.Of(true)];
            }

            errors.Add(node.Offset, path, $"\"value\" is missing; add {ExpectedOf(op)}");
            return null;
        }

        var values = op == MatchOperator.In
            ? value.Items is { Count: > 0 and <= MostValues } items ? items.ConvertAll(ValueOf).ToArray() : [MatchValue.Absent]
            : [ValueOf(value)];
        if (!Array.TrueForAll(values, v => Fits(v, op)))
        {
            errors.Add(value.Offset, path + ".value", $"expected {ExpectedOf(op)}; here stands {value.Shown}");
            return null;
        }

        return values;
    }

    private static MatchValue ValueOf(PlanNode node) => node.Kind switch
    {
        NodeKind.Text => MatchValue.Of(node.Text),
        NodeKind.Number => MatchValue.OfNumber(node.Text),
        NodeKind.True => MatchValue.Of(true),
        NodeKind.False => MatchValue.Of(false),
        NodeKind.Null => MatchValue.Null,
        _ => MatchValue.Absent,
    };

    private static bool Fits(MatchValue value, MatchOperator op) => op switch
    {
        MatchOperator.Exists => value.Kind == MatchValueKind.Flag,
        MatchOperator.Gt or MatchOperator.Lt => value.Kind == MatchValueKind.Number,
        MatchOperator.StartsWith or MatchOperator.Contains or MatchOperator.Glob => value is { Kind: MatchValueKind.Text, Text.Length: > 0 },
        _ => value.Kind != MatchValueKind.Absent,
    };

    private static string ExpectedOf(MatchOperator op) => op switch
    {
        MatchOperator.Exists => "true or false",
        MatchOperator.Gt or MatchOperator.Lt => "a number",
        MatchOperator.StartsWith or MatchOperator.Contains or MatchOperator.Glob => "a text",
        MatchOperator.In => $"a list of 1 to {MostValues} texts, numbers, true, false or null",
        _ => "a text, a number, true, false or null",
    };

    /// <summary>Operators are written in camel case, as languages of conditions have them.</summary>
    private sealed class OperatorShape : ValueShape
    {
        /// <summary>In the order of the operators, which have the numbers from 0.</summary>
        private static readonly string[] s_words = Array.ConvertAll(Enum.GetNames<MatchOperator>(), JsonNamingPolicy.CamelCase.ConvertName);

        public override string Expected => "one of " + string.Join(", ", s_words.ConvertAll(word => $"\"{word}\""));

        public override object? Read(PlanNode node, out string? complaint)
        {
            complaint = node.Kind == NodeKind.Text ? $"{node.Shown} is no operator{NearestName.Hint(node.Text, s_words)}" : null;
            var at = node.Kind == NodeKind.Text ? Array.IndexOf(s_words, node.Text) : -1;
            return at < 0 ? null : (MatchOperator)at;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!));

        public override JsonObject Describe() => new() { ["enum"] = new JsonArray([.. s_words.ConvertAll(word => JsonValue.Create(word))]) };
    }
}
