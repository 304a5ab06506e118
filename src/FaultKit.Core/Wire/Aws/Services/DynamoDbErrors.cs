namespace FaultKit;

/// <summary>What DynamoDB answers (Amazon DynamoDB Developer Guide, "Error handling with DynamoDB"; texts as the service writes them).</summary>
internal static class DynamoDbErrors
{
    private const string ThroughputText =
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.";

    /// <summary>Operations on items run out of a table's throughput; those on tables are throttled by rate.</summary>
    private static readonly string[] s_itemOperations =
    [
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem",
        "TransactGetItems", "TransactWriteItems", "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction",
    ];

    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["ConditionalCheckFailed"] = "The conditional request failed",
        ["ItemCollectionSizeLimitExceeded"] = "Item collection size limit of 10GB exceeded.",
        ["TransactionConflict"] = "Transaction is ongoing for the item",
        ["ProvisionedThroughputExceeded"] = ThroughputText,
        ["ThrottlingError"] = "Throughput exceeds the current capacity of your table or index.",
        ["ValidationError"] = "One or more parameter values were invalid",
        ["DuplicateItem"] = "Duplicate primary key exists in table",
        ["AccessDenied"] = "User is not authorized to perform this action",
    };

    public static AwsService Service { get; } = new(
        "DynamoDB",
        AwsProtocol.Json10,
        [
            new("ProvisionedThroughputExceededException", 400, ThroughputText, AwsErrorKind.Throttled) { Operations = s_itemOperations },
            new("ThrottlingException", 400, "Rate of requests exceeds the allowed throughput.", AwsErrorKind.Throttled),
            new("RequestLimitExceeded", 400, "Throughput exceeds the current throughput limit for your account. Please contact AWS Support at https://aws.amazon.com/support request a limit increase."),
            new("InternalServerError", 500, "The request processing has failed because of an unknown error, exception or failure.", AwsErrorKind.Internal),
            new("ServiceUnavailable", 503, "The service is currently unavailable or busy.", AwsErrorKind.Unavailable),
            new("ConditionalCheckFailedException", 400, "The conditional request failed"),
            new("TransactionCanceledException", 400, "Transaction cancelled, please refer cancellation reasons for specific reasons"),
            new("TransactionConflictException", 400, "Transaction is ongoing for the item"),
            new("TransactionInProgressException", 400, "The transaction with the given request token is already in progress."),
            new("IdempotentParameterMismatchException", 400, "An error occurred (IdempotentParameterMismatchException): the parameters do not match those of the earlier request with this token."),
            new("ItemCollectionSizeLimitExceededException", 400, "Collection size exceeded."),
            new("DuplicateItemException", 400, "Duplicate primary key exists in table"),
            new("ReplicatedWriteConflictException", 400, "The item is being written in another region."),
            new("ResourceNotFoundException", 400, "Requested resource not found"),
            new("ResourceInUseException", 400, "The resource which you are attempting to change is in use."),
            new("LimitExceededException", 400, "Subscriber limit exceeded: only 500 tables can be created, updated or deleted simultaneously."),
            new("TableNotFoundException", 400, "Table not found"),
            new("TableInUseException", 400, "Table is in use"),
            new("TableAlreadyExistsException", 400, "Table already exists"),
            new("BackupNotFoundException", 400, "Backup not found"),
            new("BackupInUseException", 400, "There is another ongoing conflicting backup control plane operation on the table."),
            new("GlobalTableNotFoundException", 400, "Global table not found"),
            new("IndexNotFoundException", 400, "Index not found"),
        ])
    {
        Namespace = "com.amazonaws.dynamodb.v20120810#",
        HasCrc = true,
    };

    /// <summary>What the service says of one item of a cancelled transaction.</summary>
    public static string TextOfReason(string code) => s_reasons.GetValueOrDefault(code, code);
}
