using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schema of users' files of profiles: rules are those of a plan, in which a text may stand for any value.</summary>
/// <remarks>
/// What <c>${parameter}</c> stands for is known to nobody before the profile is used: where it does, the value is let pass, and which
/// settings go together is not asked. The reader tries every rule with the defaults of its parameters.
/// </remarks>
internal static class ProfileFileSchema
{
    private const string Placeholder = @"\$\{";

    public static JsonObject Describe()
    {
        var file = ObjectSchema.Of(ProfileReader.DocumentProperties);
        ObjectSchema.Add(file, "profiles", ObjectSchema.List("profile", 1, ProfileReader.Most, "The profiles."));
        file["required"]!.AsArray().Add((JsonNode)"profiles");
        return file;
    }

    public static JsonObject Definitions()
    {
        var definitions = new JsonObject { ["profile"] = Profile(), ["parameter"] = Parameter() };
        var rules = new JsonObject { ["rule"] = RuleSchema.Rule(), ["condition"] = RuleSchema.Condition() };
        foreach (var kind in Enum.GetValues<PointKind>())
        {
            FaultSchema.Define(rules, kind);
        }

        foreach (var (name, schema) in rules)
        {
            definitions[name] = Loosen((JsonObject)schema!);
        }

        return definitions;
    }

    private static JsonObject Profile()
    {
        var profile = ObjectSchema.Of(ProfileReader.ProfileProperties);
        ObjectSchema.Add(profile, "parameters", new()
        {
            ["description"] = "What may, or has to, be said to it.",
            ["type"] = "object",
            ["maxProperties"] = ParameterReader.Most,
            ["patternProperties"] = new JsonObject { ["^[0-9A-Za-z]{1,50}$"] = ObjectSchema.Reference("parameter") },
            ["additionalProperties"] = false,
        });
        ObjectSchema.Add(profile, "rules", ObjectSchema.List("rule", 1, ProfileReader.MostRules, "Its rules; ${name} is where a parameter's value goes."));
        profile["required"]!.AsArray().Add((JsonNode)"rules");
        return profile;
    }

    /// <summary>A default and bounds are values of the parameter's type; that a default lies between the bounds no schema can say.</summary>
    private static JsonObject Parameter()
    {
        var parameter = ObjectSchema.Of(ParameterReader.Properties);
        ObjectSchema.Add(parameter, "default", new() { ["description"] = "Its value where a plan says none; without one, a plan has to." });
        ObjectSchema.Add(parameter, "min", new() { ["description"] = "The least that it may be; for numbers and durations." });
        ObjectSchema.Add(parameter, "max", new() { ["description"] = "The most that it may be; for numbers and durations." });
        parameter["anyOf"] = new JsonArray([.. Enum.GetValues<ParameterType>().Select(OfType)]);
        return parameter;
    }

    private static JsonNode OfType(ParameterType type)
    {
        var shape = ParameterReader.WidestOf(type);
        var values = new JsonObject { ["type"] = new JsonObject { ["enum"] = new JsonArray(type.ToString().ToLowerInvariant()) }, ["default"] = shape.Describe() };
        if (type is ParameterType.Percentage or ParameterType.Number or ParameterType.Whole or ParameterType.Duration)
        {
            (values["min"], values["max"]) = (shape.Describe(), shape.Describe());
        }

        var schema = new JsonObject { ["properties"] = values };
        if (type is ParameterType.Choice or ParameterType.Target)
        {
            schema["required"] = new JsonArray(type == ParameterType.Choice ? "choices" : "default");
        }

        return schema;
    }

    /// <summary>A schema of rules, made to let placeholders pass.</summary>
    private static JsonObject Loosen(JsonObject schema)
    {
        var loose = new JsonObject();
        foreach (var (keyword, content) in schema)
        {
            JsonNode? value = (keyword, content) switch
            {
                // What does not go together depends on values that are not there yet.
                ("allOf", _) => null,
                ("properties" or "patternProperties", JsonObject values) => new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)LetPass((JsonObject)entry.Value!)))),
                ("items", JsonObject items) => LetPass(items),
                ("anyOf" or "oneOf", JsonArray schemas) => new JsonArray([.. schemas.Select(one => Loosen((JsonObject)one!))]),
                _ => content?.DeepClone(),
            };
            if (value is not null)
            {
                loose[keyword] = value;
            }
        }

        return loose;
    }

    /// <summary>The schema of a value, or a text with a placeholder in it. No parameter is an object or a list.</summary>
    private static JsonObject LetPass(JsonObject value)
    {
        var loose = Loosen(value);
        if (value.ContainsKey("$ref") || value.ContainsKey("properties") || value["type"] is JsonValue type && type.GetValue<string>() is "object" or "array")
        {
            return loose;
        }

        var passing = new JsonObject();
        if (value["description"] is { } description)
        {
            passing["description"] = description.DeepClone();
            loose.Remove("description");
        }

        passing["anyOf"] = new JsonArray(loose, new JsonObject { ["type"] = "string", ["pattern"] = Placeholder });
        return passing;
    }
}
