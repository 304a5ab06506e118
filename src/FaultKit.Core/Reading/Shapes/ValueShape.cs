using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>What a property's value may be: how it is read, and what a person is told where it is not.</summary>
internal abstract class ValueShape
{
    /// <summary>What is expected, as the end of a sentence: <c>a duration from 0ms to 15m, such as "800ms"</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="node">What stands in the document.</param>
    /// <param name="complaint">Where it cannot be read: why, where more can be said than what was expected; null otherwise.</param>
    /// <returns>The value, or null where it cannot be read.</returns>
    public abstract object? Read(PlanNode node, out string? complaint);

    /// <summary>Writes a value as <see cref="Read"/> reads it: by its text, where a shape says nothing else.</summary>
    public virtual void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(value.ToString());

    /// <summary>Says the same in JSON Schema, as far as a schema can say it.</summary>
    public abstract JsonObject Describe();
}
