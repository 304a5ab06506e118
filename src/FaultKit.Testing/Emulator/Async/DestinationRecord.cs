using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What Lambda tells a destination of an asynchronous invocation.</summary>
/// <remarks>AWS Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations".</remarks>
internal static class DestinationRecord
{
    public static string Write(
        string functionArn, ReadOnlyMemory<byte> json, IReadOnlyList<LambdaOutcome> attempts, AsyncCondition condition, DateTimeOffset now)
    {
        var last = attempts[^1];
        var response = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST" };
        if (last.Kind != LambdaOutcomeKind.Succeeded)
        {
            response["functionError"] = "Unhandled";
        }

        return new JsonObject
        {
            ["version"] = "1.0",
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["requestContext"] = new JsonObject
            {
                ["requestId"] = last.RequestId,
                ["functionArn"] = $"{functionArn}:$LATEST",
                ["condition"] = condition.ToString(),
                ["approximateInvokeCount"] = attempts.Count,
            },
            ["requestPayload"] = Read(json),
            ["responseContext"] = response,
            ["responsePayload"] = Read(last.Payload),
        }.ToJsonString();
    }

    /// <summary>JSON as it is; anything else as the text that it is.</summary>
    private static JsonNode? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return payload.Length == 0 ? null : JsonNode.Parse(payload.Span);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(payload.Span);
        }
    }
}
