using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schemas of faults, a definition for each place where one can be acted out.</summary>
internal static class FaultSchema
{
    /// <summary>What the definition of all faults at a kind of point is called.</summary>
    public static string NameAt(PointKind kind) => $"{FaultVocabulary.WordOf(kind)}-fault";

    /// <summary>Adds what can go wrong at a kind of point.</summary>
    public static void Define(JsonObject definitions, PointKind kind)
    {
        var faults = FaultVocabulary.Faults.Where(fault => fault.PlaceAt(kind) is not null).ToArray();
        definitions[NameAt(kind)] = new JsonObject
        {
            ["anyOf"] = new JsonArray([.. faults.Select(fault => ObjectSchema.Reference(NameOf(fault, kind)))]),
        };
        foreach (var fault in faults)
        {
            definitions[NameOf(fault, kind)] = Describe(fault, fault.PlaceAt(kind)!);
        }
    }

    private static string NameOf(FaultShape fault, PointKind kind) => $"{FaultVocabulary.WordOf(kind)}-{fault.Name}";

    private static JsonObject Describe(FaultShape fault, FaultPlace place)
    {
        var schema = ObjectSchema.Of(fault.Properties.Where(property => property.GoesWith(place.Kind)));
        schema["description"] = fault.Summary;
        ObjectSchema.Add(schema, "type", new() { ["description"] = $"{fault.Summary} Here: {place.Note}.", ["enum"] = new JsonArray(fault.Name) });
        var required = new JsonArray("type");
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Concat(place.Needs))
        {
            required.Add((JsonNode)name);
        }

        schema["required"] = required;
        if (place.Kinds.Count > 0)
        {
            schema["properties"]!["kind"]!["enum"] = new JsonArray([.. place.Kinds.Select(kind => (JsonNode)kind)]);
        }

        NarrowSide(schema, place);
        NarrowKinds(schema, fault, place);
        ObjectSchema.Forbid(schema, CombinationSchema.NeverOf(fault.Name, place.Kind));
        return schema;
    }

    /// <summary>Leaves the sides of the call where the fault can act; where the default is not among them, the side has to be said.</summary>
    private static void NarrowSide(JsonObject schema, FaultPlace place)
    {
        var properties = schema["properties"]!.AsObject();
        var (name, before, after) = properties.ContainsKey("on") ? ("on", "request", "response") : ("when", "before", "after");
        if ((place.Before && place.After) || properties[name] is not JsonObject side)
        {
            return;
        }

        side["enum"] = new JsonArray(place.After ? after : before);
        if (place.Needs.Count == 0 && (name == "on" ? !place.After : !place.Before))
        {
            schema["required"]!.AsArray().Add((JsonNode)name);
        }
    }

    /// <summary>Leaves the kinds of a fault that can be acted out at the place; asked of the fault itself, as the reader does.</summary>
    private static void NarrowKinds(JsonObject schema, FaultShape fault, FaultPlace place)
    {
        if (schema["properties"]!["kind"] is not JsonObject { } kinds || kinds["enum"] is not JsonArray words)
        {
            return;
        }

        var property = fault.Properties.First(property => property.Name == "kind");
        var left = words.Select(word => word!.GetValue<string>()).Where(word => CanAct(fault, property, word, place.Kind)).ToArray();
        if (left.Length > 0)
        {
            kinds["enum"] = new JsonArray([.. left.Select(word => JsonValue.Create(word))]);
        }
    }

    private static bool CanAct(FaultShape shape, PropertyShape property, string word, PointKind kind)
    {
        var values = new ShapeValues(shape.Properties);
        values.Set(property.Name, property.Value.Read(new(NodeKind.Text, 0) { Text = word }, out _)!);

        // A kind that needs more than its name is not refused for the place.
        return shape.Make(values).Fault is not { } fault || shape.Refuse(fault, kind) is null;
    }
}
