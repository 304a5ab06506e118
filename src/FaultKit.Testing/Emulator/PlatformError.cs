using System.Text.Json;

namespace FaultKit.Testing;

/// <summary>Writes the error documents that Lambda makes itself.</summary>
internal static class PlatformError
{
    public static LambdaError Create(string type, string message) => new(Write(type, message));

    public static byte[] Write(string type, string message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", message);
            json.WriteString("errorType", type);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
