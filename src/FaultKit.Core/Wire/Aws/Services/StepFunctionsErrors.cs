namespace FaultKit;

/// <summary>What Step Functions answers (AWS Step Functions API Reference; codes as its model has them). The SDK calls the service SFN.</summary>
internal static class StepFunctionsErrors
{
    public static AwsService Service { get; } = new(
        "SFN",
        AwsProtocol.Json10,
        [
            new("ThrottlingException", 400, "Rate exceeded", AwsErrorKind.Throttled),
            new("ExecutionAlreadyExists", 400, "Execution already exists"),
            new("ExecutionDoesNotExist", 400, "Execution does not exist"),
            new("ExecutionLimitExceeded", 400, "The maximum number of running executions has been reached."),
            new("ExecutionNotRedrivable", 400, "Execution is not redrivable"),
            new("StateMachineDoesNotExist", 400, "State machine does not exist"),
            new("StateMachineAlreadyExists", 400, "State machine already exists"),
            new("StateMachineDeleting", 400, "State machine is being deleted"),
            new("StateMachineLimitExceeded", 400, "The maximum number of state machines has been reached."),
            new("StateMachineTypeNotSupported", 400, "This operation is not supported by this type of state machine"),
            new("ActivityDoesNotExist", 400, "Activity does not exist"),
            new("ActivityWorkerLimitExceeded", 400, "The maximum number of workers concurrently polling for activity tasks has been reached."),
            new("TaskDoesNotExist", 400, "Task does not exist"),
            new("TaskTimedOut", 400, "Task timed out"),
            new("InvalidArn", 400, "Invalid Arn"),
            new("InvalidDefinition", 400, "Invalid State Machine Definition"),
            new("InvalidExecutionInput", 400, "Invalid State Machine Execution Input"),
            new("InvalidName", 400, "Invalid Name"),
            new("InvalidOutput", 400, "Invalid Output"),
            new("InvalidToken", 400, "Invalid Token"),
            new("MissingRequiredParameter", 400, "Request is missing a required parameter."),
            new("ConflictException", 400, "The resource is being changed by another request."),
            new("ResourceNotFound", 400, "Resource not found"),
            new("ServiceQuotaExceededException", 400, "The request would cause a service quota to be exceeded."),
            new("KmsThrottlingException", 400, "KMS throttled a call that Step Functions made on the caller's behalf."),
            new("KmsAccessDeniedException", 400, "The key policy or the caller does not have the required permissions."),
        ]);
}
