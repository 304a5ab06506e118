using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads the functions that are conditions by themselves.</summary>
internal sealed class ConditionFunctions(ExpressionLexer lexer, ExpressionScope scope, OperandParser operands)
{
    public Condition Read()
    {
        var name = lexer.Take();
        lexer.Expect("(");
        var condition = Named(name);
        lexer.Expect(")");
        return condition;
    }

    private Condition Named(string name)
    {
        switch (name)
        {
            case "attribute_exists":
                var there = AttributePath.Read(lexer, scope);
                return item => there.Get(item) is not null;
            case "attribute_not_exists":
                var absent = AttributePath.Read(lexer, scope);
                return item => absent.Get(item) is null;
            case "attribute_type":
                return Two((value, type) => AttributeNode.TypeOf(type) == "S" ? AttributeNode.TypeOf(value) == AttributeNode.Text(type)
                    : throw lexer.Wrong($"Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {AttributeNode.TypeOf(type)}"));
            case "begins_with":
                return Two(AttributeNode.StartsWith);
            case "contains":
                return Two(Contains);
            default:
                throw lexer.Wrong($"Invalid function name; function: {name}");
        }
    }

    private Condition Two(Func<JsonNode, JsonNode, bool> holds)
    {
        var first = operands.Read();
        lexer.Expect(",");
        var second = operands.Read();
        return item => first(item) is { } one && second(item) is { } other && holds(one, other);
    }

    private static bool Contains(JsonNode value, JsonNode part) => AttributeNode.TypeOf(value) switch
    {
        "S" => AttributeNode.TypeOf(part) == "S" && AttributeNode.Text(value).Contains(AttributeNode.Text(part), StringComparison.Ordinal),
        "L" => ((JsonArray)AttributeNode.Inner(value)!).Any(element => AttributeNode.AreEqual(element!, part)),
        var set when AttributeNode.IsSet(set) && AttributeNode.TypeOf(part) == set[..1] =>
            AttributeNode.Elements(value).Intersect(AttributeNode.Elements(AttributeNode.Of(set, new JsonArray(AttributeNode.Inner(part)!.DeepClone())))).Any(),
        _ => false,
    };
}
