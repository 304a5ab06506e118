using System.Text.Json;
using NJsonSchema;

namespace FaultKit.Tests;

/// <summary>Two validators that share no code, each with the schema that the package ships.</summary>
internal static class SchemaValidators
{
    private static readonly JsonDocumentOptions s_relaxed = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly Lazy<JsonSchema> s_first = new(() => JsonSchema.FromJsonAsync(PlanSchema.Write()).GetAwaiter().GetResult());
    private static readonly Lazy<Json.Schema.JsonSchema> s_second = new(() => Json.Schema.JsonSchema.FromText(PlanSchema.Write()));

    /// <summary>What NJsonSchema has against a document; nothing where it accepts it.</summary>
    public static string Complaints(string document) => string.Join("; ", s_first.Value.Validate(document).Select(error => error.ToString()));

    /// <summary>Whether JsonSchema.Net accepts a document.</summary>
    public static bool Accepts(string document)
    {
        using var parsed = JsonDocument.Parse(document, s_relaxed);
        return s_second.Value.Evaluate(parsed.RootElement).IsValid;
    }

    /// <summary>Whether the schema is one, by the rules of its own draft.</summary>
    public static bool IsSchema(string schema) => Json.Schema.MetaSchemas.Draft7.Evaluate(JsonDocument.Parse(schema).RootElement).IsValid;
}
