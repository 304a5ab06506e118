using System.Linq;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>The schema of a condition that ends a plan.</summary>
internal static class AbortSchema
{
    public static JsonObject Condition()
    {
        var condition = ObjectSchema.Of(AbortReader.Properties);
        condition["anyOf"] = new JsonArray(ObjectSchema.Requires("errorRate"), ObjectSchema.Requires("latency"));
        condition["allOf"] = new JsonArray(
            ObjectSchema.Needs("percentile", "latency"),
            ObjectSchema.Where("target", new() { ["pattern"] = $"^({string.Join('|', AbortReader.Kinds.Select(FaultVocabulary.WordOf))}):" }));
        return condition;
    }
}
