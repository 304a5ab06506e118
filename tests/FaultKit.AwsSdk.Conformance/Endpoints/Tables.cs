using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Tables of tests.</summary>
internal static class Tables
{
    /// <summary>A table of the test that asks, with a key named <c>id</c>.</summary>
    public static async Task<string> CreateAsync(IAmazonDynamoDB dynamo, [CallerMemberName] string name = "")
    {
        await dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
        });

        // It is there as soon as the endpoint has turned once more; the SDK's own waiter would wait for seconds.
        while ((await dynamo.DescribeTableAsync(name)).Table.TableStatus != TableStatus.ACTIVE)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        return name;
    }

    /// <summary>What <c>ADD count :one</c> adds.</summary>
    public static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> One => new() { [":one"] = new() { N = "1" } };

    public static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Key(string id) => new() { ["id"] = new(id) };

    /// <summary>An item with a number in it.</summary>
    public static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Item(string id, int count) =>
        new() { ["id"] = new(id), ["count"] = new() { N = count.ToString(CultureInfo.InvariantCulture) } };
}
