namespace FaultKit.Testing;

/// <summary>What SQS refuses, in its words and in those of its older protocol.</summary>
internal static class SqsRefusal
{
    public static FakeServiceException NoQueue => new(400, "QueueDoesNotExist", "The specified queue does not exist.") { QueryCode = "AWS.SimpleQueueService.NonExistentQueue" };

    public static FakeServiceException BadHandle(string handle) => new(400, "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.") { QueryCode = "ReceiptHandleIsInvalid" };

    public static FakeServiceException Batch(string code, string message) => new(400, code, message) { QueryCode = $"AWS.SimpleQueueService.{code}" };

    public static FakeServiceException Invalid(string message) => new(400, "InvalidParameterValue", message) { QueryCode = "InvalidParameterValue" };

    public static FakeServiceException Value(string member, object value, string reason) => Invalid($"Value {value} for parameter {member} is invalid. Reason: {reason}");

    public static FakeServiceException Attribute(string message) => new(400, "InvalidAttributeValue", message) { QueryCode = "InvalidAttributeValue" };

    public static FakeServiceException AttributeName(string message) => new(400, "InvalidAttributeName", message) { QueryCode = "InvalidAttributeName" };

    public static FakeServiceException Missing(string member) =>
        new(400, "MissingParameter", $"The request must contain the parameter {member}.") { QueryCode = "MissingParameter" };
}
