using System.Text.Json;

namespace FaultKit;

/// <summary>Writes the properties of one object of the document, in the order of their list.</summary>
internal static class ShapeWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<PropertyShape> properties, ShapeValues values)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (values[i] is { } value)
            {
                writer.WritePropertyName(properties[i].Name);
                properties[i].Value.Write(writer, value);
            }
        }
    }
}
