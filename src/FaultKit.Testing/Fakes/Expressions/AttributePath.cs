using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Where in an item: <c>address.lines[0]</c>. They are in order where the elements of a list are.</summary>
internal sealed class AttributePath : IComparable<AttributePath>
{
    /// <summary>Names of members, as texts, and places in lists, as numbers.</summary>
    private readonly List<object> _steps = [];

    private AttributePath(string name) => _steps.Add(name);

    /// <summary>The attribute that it begins at.</summary>
    public string Root => (string)_steps[0];

    public static AttributePath Read(ExpressionLexer lexer, ExpressionScope scope)
    {
        var path = new AttributePath(scope.Name(lexer));
        scope.Roots.Add(path.Root);
        while (true)
        {
            if (lexer.TryTake("."))
            {
                path._steps.Add(scope.Name(lexer));
            }
            else if (lexer.TryTake("["))
            {
                path._steps.Add(int.TryParse(lexer.Take(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw lexer.Unexpected());
                lexer.Expect("]");
            }
            else
            {
                return path;
            }
        }
    }

    /// <summary>What keeps two paths from being updated at once, as DynamoDB calls it: one leads to the other (<c>overlap</c>), or a map to the one is a list to the other (<c>conflict</c>); null where nothing does.</summary>
    public string? ClashWith(AttributePath other)
    {
        var common = CommonWith(other);
        return common == Math.Min(_steps.Count, other._steps.Count) ? "overlap"
            : _steps[common].GetType() != other._steps[common].GetType() ? "conflict"
            : null;
    }

    public int CompareTo(AttributePath? other)
    {
        if (other is null)
        {
            return 1;
        }

        var common = CommonWith(other);
        return (_steps.ElementAtOrDefault(common), other._steps.ElementAtOrDefault(common)) switch
        {
            (int mine, int its) => mine.CompareTo(its),
            (string mine, string its) => string.CompareOrdinal(mine, its),
            _ => _steps.Count.CompareTo(other._steps.Count),
        };
    }

    /// <summary>As DynamoDB writes it: <c>[address, lines, [0]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _steps.Select(step => step is int index ? $"[{index}]" : step))}]";

    /// <summary>The value there; null where there is none.</summary>
    public JsonNode? Get(JsonObject item)
    {
        var node = item[Root];
        for (var i = 1; i < _steps.Count && node is not null; i++)
        {
            node = Step(node, _steps[i]);
        }

        return node;
    }

    /// <summary>Puts a value there.</summary>
    /// <exception cref="FakeServiceException">What it would have to be put into is not there.</exception>
    public void Set(JsonObject item, JsonNode value)
    {
        if (_steps.Count == 1)
        {
            item[Root] = value.DeepClone();
            return;
        }

        switch (Container(item), _steps[^1])
        {
            case (JsonObject map, string name):
                map[name] = value.DeepClone();
                break;
            case (JsonArray list, int index) when index < list.Count:
                list[index] = value.DeepClone();
                break;
            case (JsonArray list, int):
                // Beyond the end of a list means at its end.
                list.Add(value.DeepClone());
                break;
            default:
                throw DynamoDbRefusal.Invalid("The document path provided in the update expression is invalid for update");
        }
    }

    /// <summary>Takes the value there away, if there is one.</summary>
    public void Remove(JsonObject item)
    {
        switch (_steps.Count == 1 ? item : Container(item), _steps[^1])
        {
            case (JsonObject map, string name):
                map.Remove(name);
                break;
            case (JsonArray list, int index) when index < list.Count:
                list.RemoveAt(index);
                break;
            case (null, _):
                throw DynamoDbRefusal.Invalid("The document path provided in the update expression is invalid for update");
        }
    }

    /// <summary>Copies the value there, and the maps around it, into another item.</summary>
    public void Project(JsonObject item, JsonObject into)
    {
        if (Get(item) is not { } value)
        {
            return;
        }

        var seen = value.DeepClone();
        for (var i = _steps.Count - 1; i > 0; i--)
        {
            seen = _steps[i] is string name ? AttributeNode.Of("M", new JsonObject { [name] = seen }) : AttributeNode.Of("L", new JsonArray(seen));
        }

        Merge(into, Root, seen);
    }

    /// <summary>Two paths may lead into one map, or one list.</summary>
    private static void Merge(JsonObject into, string name, JsonNode seen)
    {
        switch (into[name] is { } there ? AttributeNode.Inner(there) : null, AttributeNode.Inner(seen))
        {
            case (JsonObject map, JsonObject more):
                foreach (var (member, value) in more)
                {
                    Merge(map, member, value!.DeepClone());
                }

                break;
            case (JsonArray list, JsonArray more):
                list.Add((JsonNode)more[0]!.DeepClone());
                break;
            default:
                into[name] = seen;
                break;
        }
    }

    /// <summary>How many steps two paths go together.</summary>
    private int CommonWith(AttributePath other) => _steps.Zip(other._steps).TakeWhile(pair => pair.First.Equals(pair.Second)).Count();

    private JsonNode? Container(JsonObject item)
    {
        var node = item[Root];
        for (var i = 1; i < _steps.Count - 1 && node is not null; i++)
        {
            node = Step(node, _steps[i]);
        }

        return node is null ? null : AttributeNode.Inner(node);
    }

    private static JsonNode? Step(JsonNode node, object step) => (AttributeNode.Inner(node), step) switch
    {
        (JsonObject map, string name) when AttributeNode.TypeOf(node) == "M" => map[name],
        (JsonArray list, int index) when AttributeNode.TypeOf(node) == "L" && index < list.Count => list[index],
        _ => null,
    };
}
