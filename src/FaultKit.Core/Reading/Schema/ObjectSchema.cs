using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schemas of objects, from the list of properties that reads them.</summary>
internal static class ObjectSchema
{
    /// <summary>An object that holds these properties and nothing else.</summary>
    public static JsonObject Of(IEnumerable<PropertyShape> properties)
    {
        var (known, required) = (new JsonObject(), new JsonArray());
        foreach (var property in properties)
        {
            known[property.Name] = Describe(property.Summary, property.Value.Describe());
            if (property.IsRequired)
            {
                required.Add((JsonNode)property.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = known };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>A property that is read by a reader of its own.</summary>
    public static void Add(JsonObject schema, string name, JsonObject value) => schema["properties"]!.AsObject()[name] = value;

    /// <summary>A list of things that are defined elsewhere in the schema.</summary>
    public static JsonObject List(string definition, int least, int most, string summary)
    {
        var list = new JsonObject { ["description"] = summary, ["type"] = "array" };
        if (least > 0)
        {
            list["minItems"] = least;
        }

        list["maxItems"] = most;
        list["items"] = Reference(definition);
        return list;
    }

    public static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    /// <summary>Says that a property is there.</summary>
    public static JsonObject Requires(string name) => new() { ["required"] = new JsonArray(name) };

    /// <summary>Says what a property holds, where it is there.</summary>
    public static JsonObject Where(string name, JsonObject value) => new() { ["properties"] = new JsonObject { [name] = value } };

    /// <summary>Adds what must not hold of an object.</summary>
    public static void Forbid(JsonObject schema, IEnumerable<JsonObject> tests)
    {
        if (new JsonArray([.. tests.Select(SettingTest.Not)]) is { Count: > 0 } never)
        {
            schema["allOf"] = never;
        }
    }

    /// <summary>Says that one property needs another.</summary>
    public static JsonObject Needs(string name, string other) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["not"] = Requires(name) }, Requires(other)) };

    private static JsonObject Describe(string summary, JsonObject value)
    {
        var described = new JsonObject { ["description"] = summary };
        foreach (var (keyword, content) in value)
        {
            described[keyword] = content?.DeepClone();
        }

        return described;
    }
}
