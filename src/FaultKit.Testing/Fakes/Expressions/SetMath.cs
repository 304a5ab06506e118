using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What <c>ADD</c>, <c>DELETE</c> and <c>list_append</c> make of two values.</summary>
internal static class SetMath
{
    /// <summary>A number raised, or a set with more in it; what is not there counts as 0 and as empty.</summary>
    public static JsonNode Add(JsonNode? before, JsonNode value)
    {
        var type = AttributeNode.TypeOf(value);
        if (type != "N" && !AttributeNode.IsSet(type))
        {
            throw DynamoDbRefusal.Invalid($"Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: {type}");
        }

        if (before is null)
        {
            return value;
        }

        RefuseOthers(before, type);
        return type == "N" ? AttributeNode.Number(AttributeNode.NumberOf(before) + AttributeNode.NumberOf(value)) : SetOf(type, AttributeNode.Elements(before).Union(AttributeNode.Elements(value)));
    }

    /// <summary>A set with less in it; null where nothing is left.</summary>
    public static JsonNode? Delete(JsonNode? before, JsonNode value)
    {
        var type = AttributeNode.TypeOf(value);
        if (!AttributeNode.IsSet(type))
        {
            throw DynamoDbRefusal.Invalid($"Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: {type}");
        }

        if (before is null)
        {
            return null;
        }

        RefuseOthers(before, type);
        var left = AttributeNode.Elements(before).Except(AttributeNode.Elements(value)).ToArray();
        return left.Length > 0 ? SetOf(type, left) : null;
    }

    public static JsonNode Append(JsonNode first, JsonNode second) => (AttributeNode.Inner(first), AttributeNode.Inner(second)) switch
    {
        (JsonArray one, JsonArray other) when AttributeNode.TypeOf(first) == "L" && AttributeNode.TypeOf(second) == "L" =>
            AttributeNode.Of("L", new JsonArray([.. one.Concat(other).Select(element => element!.DeepClone())])),
        _ => throw DynamoDbRefusal.Invalid("An operand in the update expression has an incorrect data type"),
    };

    private static JsonObject SetOf(string type, IEnumerable<string> elements) => AttributeNode.Of(type, new JsonArray([.. elements.Select(element => (JsonNode)JsonValue.Create(element))]));

    private static void RefuseOthers(JsonNode before, string type)
    {
        if (AttributeNode.TypeOf(before) != type)
        {
            throw DynamoDbRefusal.Invalid("An operand in the update expression has an incorrect data type");
        }
    }
}
