using System.Globalization;
using Amazon.Runtime;
using Value = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What a caller of a service sees, as text: two services are alike if it is the same.</summary>
internal static class Outcome
{
    /// <summary>Makes a call and says what came of it: what the answer shows, or the exception and its code, without what SQS's older protocol puts before some.</summary>
    public static async Task<string> OfAsync<T>(Func<Task<T>> call, Func<T, string> show)
    {
        try
        {
            return show(await call());
        }
        catch (AmazonServiceException e)
        {
            return $"{e.GetType().Name}({e.ErrorCode?.Split('.')[^1]}, {(int)e.StatusCode})";
        }
    }

    public static string Of(Dictionary<string, Value>? item) =>
        item is null || item.Count == 0 ? "none" : $"{{{string.Join(", ", item.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Of(pair.Value)}"))}}}";

    public static string Of(IEnumerable<Dictionary<string, Value>>? items) => string.Join(" ", (items ?? []).Select(Of));

    private static string Of(Value value) =>
        value.S is { } text ? $"\"{text}\""
        : value.N is { } number ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : value.BOOL is { } truth ? truth.ToString()
        : value.NULL is true ? "null"
        : value.SS is { Count: > 0 } texts ? $"<{string.Join(", ", texts.Order(StringComparer.Ordinal))}>"
        : value.NS is { Count: > 0 } numbers ? $"<{string.Join(", ", numbers.Order(StringComparer.Ordinal))}>"
        : value.L is { } list ? $"[{string.Join(", ", list.Select(Of))}]"
        : value.M is { } map ? Of(map)
        : "?";
}
