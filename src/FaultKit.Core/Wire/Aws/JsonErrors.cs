using System.Globalization;
using System.Text.Json;

namespace FaultKit;

/// <summary>Errors of AWS JSON 1.0 and 1.1: the code in <c>__type</c> (Smithy, "AWS JSON 1.0 protocol", operation error serialization).</summary>
internal static class JsonErrors
{
    public static WireReply Write(AwsAnswer answer, string contentType)
    {
        var body = Body(answer);
        List<KeyValuePair<string, string>> headers = [new("x-amzn-RequestId", answer.RequestId), new("Content-Type", contentType)];
        if (answer.Service.HasCrc)
        {
            headers.Add(new("x-amz-crc32", Crc32.Of(body).ToString(CultureInfo.InvariantCulture)));
        }

        if (answer.Service.HasQueryCodes)
        {
            headers.Add(new("x-amzn-query-error", $"{answer.Error.QueryCode ?? answer.Error.Code};{answer.Error.Fault}"));
        }

        return new(answer.Error.Status, new(headers), body);
    }

    private static byte[] Body(AwsAnswer answer)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("__type", answer.Service.Namespace + answer.Error.Code);
            json.WriteString(answer.Reasons.Count > 0 ? "Message" : "message", answer.Error.Message);
            if (answer.Reasons.Count > 0)
            {
                WriteReasons(json, answer);
            }

            json.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>An item that was not to blame has the code <c>None</c> and no message.</summary>
    private static void WriteReasons(Utf8JsonWriter json, AwsAnswer answer)
    {
        json.WriteStartArray("CancellationReasons");
        foreach (var reason in answer.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("Code", reason);
            if (reason != "None")
            {
                json.WriteString("Message", DynamoDbErrors.TextOfReason(reason));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
