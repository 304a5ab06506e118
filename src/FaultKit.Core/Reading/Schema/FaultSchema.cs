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
        var schema = ObjectSchema.Of(fault.Properties.Where(property => property.Kinds.Count == 0 || property.Kinds.Contains(place.Kind)));
        schema["description"] = fault.Summary;
        ObjectSchema.Add(schema, "type", new() { ["description"] = $"{fault.Summary} Here: {place.Note}.", ["enum"] = new JsonArray(fault.Name) });
        var required = new JsonArray("type");
        foreach (var name in schema["required"]?.AsArray() ?? [])
        {
            required.Add(name!.DeepClone());
        }

        schema["required"] = required;
        if (place.Kinds.Count > 0)
        {
            schema["properties"]!["kind"]!["enum"] = new JsonArray([.. place.Kinds.Select(kind => (JsonNode)kind)]);
        }

        NarrowSide(schema, place);
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
        if (name == "on" ? !place.After : !place.Before)
        {
            schema["required"]!.AsArray().Add((JsonNode)name);
        }
    }
}
