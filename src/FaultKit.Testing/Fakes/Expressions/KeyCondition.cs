using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What a query asks of keys: one value of the partition key, and perhaps a range of sort keys.</summary>
internal sealed class KeyCondition
{
    public const string Between = "BETWEEN";
    public const string BeginsWith = "begins_with";

    private readonly Dictionary<string, (string Sign, JsonNode[] Values)> _parts = [];

    public void Add(string name, string sign, params JsonNode[] values)
    {
        if (!_parts.TryAdd(name, (sign, values)))
        {
            throw DynamoDbRefusal.Invalid("KeyConditionExpressions must only contain one condition per key");
        }
    }

    /// <summary>The condition on items, if these keys can be asked so.</summary>
    /// <exception cref="FakeServiceException">They cannot.</exception>
    public Condition ConditionOn(IReadOnlyList<(string Name, string Type)> keys)
    {
        if (_parts.Count > 2)
        {
            throw DynamoDbRefusal.Invalid("Conditions can be of length 1 or 2 only");
        }

        if (_parts.Count > keys.Count)
        {
            throw DynamoDbRefusal.Invalid("Query key condition not supported");
        }

        // As many parts as keys, or the partition key alone: each part has its key then.
        foreach (var (name, type) in keys.Take(_parts.Count))
        {
            var (sign, values) = _parts.TryGetValue(name, out var part) ? part : throw DynamoDbRefusal.Invalid($"Query condition missed key schema element: {name}");
            if (values.Any(value => AttributeNode.TypeOf(value) != type))
            {
                throw DynamoDbRefusal.Invalid("One or more parameter values were invalid: Condition parameter type does not match schema type");
            }

            if (name == keys[0].Name && sign != "=")
            {
                throw DynamoDbRefusal.Invalid("Query key condition not supported");
            }
        }

        return item => _parts.All(part => Holds(item[part.Key]!, part.Value.Sign, part.Value.Values));
    }

    private static bool Holds(JsonNode key, string sign, JsonNode[] values) => sign switch
    {
        "=" => AttributeNode.Compare(key, values[0]) == 0,
        "<" => AttributeNode.Compare(key, values[0]) < 0,
        "<=" => AttributeNode.Compare(key, values[0]) <= 0,
        ">" => AttributeNode.Compare(key, values[0]) > 0,
        ">=" => AttributeNode.Compare(key, values[0]) >= 0,
        Between => AttributeNode.Compare(key, values[0]) >= 0 && AttributeNode.Compare(key, values[1]) <= 0,
        _ => AttributeNode.StartsWith(key, values[0]),
    };
}
