using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schemas of rules and of their conditions.</summary>
internal static class RuleSchema
{
    private static readonly string[] s_scalars = ["string", "number", "boolean", "null"];

    public static JsonObject Rule()
    {
        var rule = ObjectSchema.Of(RuleReader.Properties);
        ObjectSchema.Add(rule, "match", ObjectSchema.List("condition", 0, MatchReader.Most, "Conditions on the call, all of which it has to satisfy."));
        ObjectSchema.Add(rule, "fault", new() { ["description"] = "What goes wrong.", ["type"] = "object" });
        ObjectSchema.Add(rule, "oneOf", new()
        {
            ["description"] = "What goes wrong, as exclusive alternatives: one is picked, by weight, for each hit.",
            ["type"] = "array",
            ["minItems"] = 1,
            ["maxItems"] = FaultReader.MostChoices,
            ["items"] = Choice(),
        });
        rule["oneOf"] = new JsonArray(ObjectSchema.Requires("fault"), ObjectSchema.Requires("oneOf"));
        ObjectSchema.Forbid(rule, CombinationSchema.NeverOfRule());
        rule["anyOf"] = new JsonArray([.. Enum.GetValues<PointKind>().Select(At)]);
        return rule;
    }

    /// <summary>What a condition compares with depends on how it compares.</summary>
    public static JsonObject Condition()
    {
        var condition = ObjectSchema.Of(MatchReader.Properties);
        ObjectSchema.Add(condition, "value", new() { ["description"] = "What it is compared with." });
        ObjectSchema.Add(condition, "path", new()
        {
            ["description"] = MatchReader.Properties[0].Summary,
            ["type"] = "string",
            ["minLength"] = 1,
            ["maxLength"] = 1000,
            ["pattern"] = JsonPath.Pattern,
        });
        condition["anyOf"] = new JsonArray(
            Compares(["exists"], new() { ["type"] = "boolean" }, isNeeded: false),
            Compares(["gt", "lt"], new() { ["type"] = "number" }),
            Compares(["startsWith", "contains", "glob"], new() { ["type"] = "string", ["minLength"] = 1 }),
            Compares(["in"], new() { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = MatchReader.MostValues, ["items"] = Scalar() }),
            Compares(["eq", "ne"], Scalar(), isDefault: true));
        return condition;
    }

    /// <summary>Where a rule points decides what can go wrong there.</summary>
    private static JsonNode At(PointKind kind)
    {
        var fault = FaultSchema.NameAt(kind);
        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["target"] = new JsonObject { ["pattern"] = $"^{FaultVocabulary.WordOf(kind)}:" },
                ["fault"] = ObjectSchema.Reference(fault),
                ["oneOf"] = new JsonObject { ["items"] = ObjectSchema.Where("fault", ObjectSchema.Reference(fault)) },
            },
        };
    }

    private static JsonObject Choice()
    {
        var choice = ObjectSchema.Of(FaultReader.ChoiceProperties);
        ObjectSchema.Add(choice, "fault", new() { ["description"] = "What goes wrong.", ["type"] = "object" });
        choice["required"]!.AsArray().Add((JsonNode)"fault");
        return choice;
    }

    private static JsonObject Compares(string[] operators, JsonObject value, bool isNeeded = true, bool isDefault = false)
    {
        var required = new JsonArray();
        if (!isDefault)
        {
            required.Add((JsonNode)"operator");
        }

        if (isNeeded)
        {
            required.Add((JsonNode)"value");
        }

        return new()
        {
            ["properties"] = new JsonObject
            {
                ["operator"] = new JsonObject { ["enum"] = new JsonArray([.. operators.Select(word => JsonValue.Create(word))]) },
                ["value"] = value,
            },
            ["required"] = required,
        };
    }

    private static JsonObject Scalar() => new() { ["type"] = new JsonArray([.. s_scalars.Select(word => JsonValue.Create(word))]) };
}
