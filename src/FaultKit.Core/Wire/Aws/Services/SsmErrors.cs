namespace FaultKit;

/// <summary>What SSM answers about parameters and documents (AWS Systems Manager API Reference; codes and statuses as its model has them).</summary>
internal static class SsmErrors
{
    public static AwsService Service { get; } = new(
        "SSM",
        AwsProtocol.Json11,
        [
            new("InternalServerError", 500, "An error occurred on the server side.", AwsErrorKind.Internal),
            new("ParameterNotFound", 400, "Parameter not found."),
            new("ParameterVersionNotFound", 400, "Systems Manager could not find version of the parameter."),
            new("ParameterAlreadyExists", 400, "The parameter already exists. To overwrite this value, set the overwrite option in the request to true."),
            new("ParameterLimitExceeded", 400, "The number of parameters of this account is exceeded."),
            new("ParameterMaxVersionLimitExceeded", 400, "The oldest version of the parameter has a label, and cannot make room for a new one."),
            new("ParameterPatternMismatchException", 400, "The parameter name isn't valid."),
            new("HierarchyLevelLimitExceededException", 400, "A hierarchy can have a maximum of 15 levels."),
            new("HierarchyTypeMismatchException", 400, "The type of a parameter cannot be changed."),
            new("TooManyUpdates", 400, "There are concurrent updates for a resource that supports one update at a time."),
            new("InvalidKeyId", 400, "The query key ID isn't valid."),
            new("InvalidFilterKey", 400, "The specified key isn't valid."),
            new("InvalidFilterValue", 400, "The filter value isn't valid."),
            new("InvalidNextToken", 400, "The specified token isn't valid."),
            new("UnsupportedParameterType", 400, "The parameter type isn't supported."),
            new("InvalidDocument", 400, "The specified SSM document doesn't exist."),
            new("InvalidInstanceId", 400, "The managed node is not there, or not in a valid state."),
            new("InvocationDoesNotExist", 400, "The command ID and managed node ID that you specified didn't match any invocations."),
            new("ThrottlingException", 400, "Rate exceeded", AwsErrorKind.Throttled),
        ]);
}
