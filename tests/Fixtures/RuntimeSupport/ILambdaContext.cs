namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What a handler is told about its invocation.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    string InvokedFunctionArn { get; }

    string FunctionName { get; }

    TimeSpan RemainingTime { get; }
}
