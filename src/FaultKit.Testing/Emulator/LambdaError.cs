using System.Text;
using System.Text.Json;

namespace FaultKit.Testing;

/// <summary>An error as the Runtime API carries it: the JSON that callers receive, and the headers meant for Lambda itself.</summary>
/// <remarks>Immutable. Reading never throws: whatever is not the documented JSON leaves <see cref="Message"/> null.</remarks>
public sealed class LambdaError
{
    internal LambdaError(ReadOnlyMemory<byte> body, string? reportedType = null, string? xRayCause = null)
    {
        Body = body;
        ReportedType = reportedType;
        XRayCause = xRayCause;
        (string? type, Message, StackTrace) = ReadFields(body);
        Type = type ?? reportedType;
    }

    /// <summary>Gets the kind of error that a caller sees: <c>errorType</c> of the JSON, else <see cref="ReportedType"/>.</summary>
    public string? Type { get; }

    /// <summary>Gets <c>errorMessage</c> of the JSON; null where the body is not such JSON.</summary>
    public string? Message { get; }

    /// <summary>Gets <c>stackTrace</c> of the JSON, line by line; empty where there is none.</summary>
    public IReadOnlyList<string> StackTrace { get; }

    /// <summary>Gets the header or trailer <c>Lambda-Runtime-Function-Error-Type</c>; null where the runtime sent none.</summary>
    public string? ReportedType { get; }

    /// <summary>Gets the header <c>Lambda-Runtime-Function-XRay-Error-Cause</c>; null where the runtime sent none.</summary>
    public string? XRayCause { get; }

    /// <summary>Gets the error document, byte for byte; from a trailer, after its base64 is undone.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets <see cref="Body"/> read as UTF-8.</summary>
    public string Json => Encoding.UTF8.GetString(Body.Span);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}: {Message}";

    private static (string? Type, string? Message, IReadOnlyList<string> StackTrace) ReadFields(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (TextOf(document.RootElement, "errorType"), TextOf(document.RootElement, "errorMessage"), LinesOf(document.RootElement, "stackTrace"))
                : (null, null, []);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or JSON with broken UTF-8 in a string. Lambda passes it on as it is: a corrupted error is still an error.
            return (null, null, []);
        }
    }

    // The runtime client writes a list; others write one text.
    private static string[] LinesOf(JsonElement error, string field) => error.TryGetProperty(field, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString()!)],
            JsonValueKind.String => value.GetString()!.ReplaceLineEndings("\n").Split('\n'),
            _ => [],
        }
        : [];

    private static string? TextOf(JsonElement error, string field) =>
        error.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
