using System.Text.Json;
using NJsonSchema;

namespace FaultKit.Tests;

/// <summary>Two validators that share no code, each with a schema that the package ships.</summary>
internal sealed class SchemaValidators(Func<string> schema)
{
    private static readonly JsonDocumentOptions s_relaxed = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Lazy<JsonSchema> _first = new(() => JsonSchema.FromJsonAsync(schema()).GetAwaiter().GetResult());
    private readonly Lazy<Json.Schema.JsonSchema> _second = new(() => Json.Schema.JsonSchema.FromText(schema()));

    public static SchemaValidators OfPlans { get; } = new(PlanSchema.Write);

    public static SchemaValidators OfProfiles { get; } = new(PlanSchema.WriteForProfiles);

    /// <summary>What NJsonSchema has against a document; nothing where it accepts it.</summary>
    public string Complaints(string document) => string.Join("; ", _first.Value.Validate(document).Select(error => error.ToString()));

    /// <summary>Whether JsonSchema.Net accepts a document.</summary>
    public bool Accepts(string document)
    {
        using var parsed = JsonDocument.Parse(document, s_relaxed);
        return _second.Value.Evaluate(parsed.RootElement).IsValid;
    }

    /// <summary>Whether a schema is one, by the rules of its own draft.</summary>
    public static bool IsSchema(string schema) => Json.Schema.MetaSchemas.Draft7.Evaluate(JsonDocument.Parse(schema).RootElement).IsValid;
}
