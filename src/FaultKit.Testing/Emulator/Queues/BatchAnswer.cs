using System.Text.Json;

namespace FaultKit.Testing;

/// <summary>Which messages of a batch failed, as Lambda reads a function's answer.</summary>
/// <remarks>
/// AWS Lambda Developer Guide, "Implementing partial batch responses", success and failure conditions: no list, an empty one or null are
/// a complete success; what is no JSON, an empty or missing identifier, a wrong key or the id of no message are a complete failure.
/// </remarks>
internal static class BatchAnswer
{
    /// <summary>The messages to be delivered again.</summary>
    public static IReadOnlyList<EmulatedMessage> FailedOf(LambdaOutcome outcome, IReadOnlyList<EmulatedMessage> batch, bool isReport)
    {
        if (outcome.Kind != LambdaOutcomeKind.Succeeded)
        {
            return batch;
        }

        if (!isReport || outcome.Payload.Length == 0)
        {
            return [];
        }

        try
        {
            using var answer = JsonDocument.Parse(outcome.Payload);
            return Read(answer.RootElement, batch);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Also where a text is no text: broken UTF-8, or half of a surrogate pair.
            return batch;
        }
    }

    private static IReadOnlyList<EmulatedMessage> Read(JsonElement answer, IReadOnlyList<EmulatedMessage> batch)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("batchItemFailures", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return batch;
        }

        var failed = new List<EmulatedMessage>();
        foreach (var item in list.EnumerateArray())
        {
            var id = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("itemIdentifier", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (batch.FirstOrDefault(message => message.Id == id) is not { } message)
            {
                return batch;
            }

            failed.Add(message);
        }

        return failed;
    }
}
