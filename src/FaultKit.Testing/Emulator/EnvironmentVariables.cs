namespace FaultKit.Testing;

/// <summary>What a function finds in its environment: "Defined runtime environment variables" of the AWS Lambda developer guide.</summary>
/// <remarks>Without credentials: what the emulated function may do in an account is not ours to say.</remarks>
internal sealed class EnvironmentVariables(EmulatedFunction function, LambdaEmulatorOptions options)
{
    public IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_LAMBDA_RUNTIME_API"] = function.RuntimeApi,
        ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "128",
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{function.Name}-1",
        ["AWS_REGION"] = options.Region,
        ["AWS_DEFAULT_REGION"] = options.Region,
    };
}
