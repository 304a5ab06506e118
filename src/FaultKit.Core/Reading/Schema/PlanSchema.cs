using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The plan language as a JSON Schema, for editors: written from the same shapes that read plans.</summary>
/// <remarks>
/// Draft-07, of which it uses the keywords that draft-04 had too: every validator knows those. It accepts whatever the reader accepts.
/// The reader alone knows what no schema can say: names that stand twice, how long a duration may be, whether a jitter is longer than
/// its delay. Shipped in the package as <c>chaos.schema.json</c>.
/// </remarks>
public static class PlanSchema
{
    /// <summary>Two spaces and line feeds, wherever it is written: the checked-in copy is compared byte by byte.</summary>
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the schema of plans.</summary>
    /// <returns>A JSON document, ended by a line feed.</returns>
    public static string Write() => Write(Describe());

    /// <summary>Writes the schema of files that bring profiles (<c>profilesFrom</c>). Shipped in the package as <c>profiles.schema.json</c>.</summary>
    /// <returns>A JSON document, ended by a line feed.</returns>
    public static string WriteForProfiles() =>
        Write(Document(ProfileFileSchema.Describe(), "FaultKit profiles", "Profiles of your own: named rules with parameters, for plans to pick.", ProfileFileSchema.Definitions()));

    private static string Write(JsonObject schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            schema.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static JsonObject Describe()
    {
        var plan = ObjectSchema.Of(PlanReader.Properties);
        ObjectSchema.Add(plan, "profilesFrom", ProfileSchema.Files());
        ObjectSchema.Add(plan, "profiles", ObjectSchema.List("use", 0, ProfileUseReader.MostUses, "Profiles whose rules follow the plan's own."));
        plan["allOf"] = new JsonArray(ProfileSchema.Known());
        ObjectSchema.Add(plan, "rules", ObjectSchema.List("rule", 0, PlanReader.MostRules, "What goes wrong, where and how often. Of faults that decide a call's outcome the first in this order wins."));
        ObjectSchema.Add(plan, "abortWhen", ObjectSchema.List("abort-condition", 0, AbortReader.Most, "When the plan ends by itself, because too much goes wrong that it did not do."));
        plan["anyOf"] = EndsByItself();
        return Document(plan, "FaultKit plan", "What goes wrong, where and how often: the faults that FaultKit injects into a .NET process.", Definitions());
    }

    private static JsonObject Document(JsonObject content, string title, string description, JsonObject definitions)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title, ["description"] = description };
        foreach (var (keyword, value) in content)
        {
            schema[keyword] = value?.DeepClone();
        }

        schema["definitions"] = definitions;
        return schema;
    }

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            ["rule"] = RuleSchema.Rule(),
            ["condition"] = RuleSchema.Condition(),
            ["use"] = ProfileSchema.Use(),
            ["abort-condition"] = AbortSchema.Condition(),
        };
        foreach (var kind in Enum.GetValues<PointKind>())
        {
            FaultSchema.Define(definitions, kind);
        }

        return definitions;
    }

    /// <summary>A plan that is on, and names Production or every environment, has an end.</summary>
    private static JsonArray EndsByItself() =>
    [
        ObjectSchema.Requires("expires"),
        ObjectSchema.Where("enabled", new() { ["enum"] = new JsonArray(false) }),
        ObjectSchema.Where("environments", new()
        {
            ["items"] = new JsonObject { ["not"] = new JsonObject { ["pattern"] = @"^(\*|[Pp][Rr][Oo][Dd][Uu][Cc][Tt][Ii][Oo][Nn])$" } },
        }),
    ];
}
