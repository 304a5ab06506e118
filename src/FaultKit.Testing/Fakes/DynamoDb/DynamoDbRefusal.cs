using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What DynamoDB refuses, in its words.</summary>
internal static class DynamoDbRefusal
{
    public static FakeServiceException Invalid(string message) => new(400, "ValidationException", message);

    public static FakeServiceException NoTable => new(400, "ResourceNotFoundException", "Requested resource not found");

    /// <param name="item">The item as it is, where the caller asked to see it.</param>
    public static FakeServiceException ConditionFailed(JsonObject? item) => new(400, "ConditionalCheckFailedException", "The conditional request failed")
    {
        Details = item is null ? null : new() { ["Item"] = item.DeepClone() },
    };
}
