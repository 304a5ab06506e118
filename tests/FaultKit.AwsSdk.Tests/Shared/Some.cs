using DynamoValue = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Things whose details do not matter to a test.</summary>
internal static class Some
{
    public static Dictionary<string, DynamoValue> Key => new() { ["id"] = new() { S = "7" } };
}
