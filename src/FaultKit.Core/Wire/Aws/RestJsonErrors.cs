using System.Text.Json;

namespace FaultKit;

/// <summary>Errors of AWS restJson1: the code in a header (Smithy, "AWS restJson1 protocol", operation error serialization).</summary>
internal static class RestJsonErrors
{
    public static WireReply Write(AwsAnswer answer)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("message", answer.Error.Message);
            json.WriteEndObject();
        }

        HeaderList headers = new(
        [
            new("x-amzn-RequestId", answer.RequestId),
            new("x-amzn-ErrorType", answer.Error.Code),
            new("Content-Type", "application/json"),
        ]);
        return new(answer.Error.Status, headers, output.ToArray());
    }
}
