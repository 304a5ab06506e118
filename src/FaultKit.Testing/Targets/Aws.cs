namespace FaultKit.Testing;

/// <summary>Targets for attempts of AWS SDK clients.</summary>
/// <remarks>Operations go by the service's own name, which is nearly always the SDK's: <c>PutItem</c>; <c>HeadObject</c>, which the SDK calls <c>GetObjectMetadata</c>.</remarks>
public static class Aws
{
    /// <summary>Every attempt of every client.</summary>
    public static FaultTarget Any { get; } = FaultTarget.Parse("aws:*");

    /// <summary>Operations of a service.</summary>
    /// <param name="service">The service's id, as the SDK writes it: <c>Secrets Manager</c>.</param>
    /// <param name="operation">The operation, or a pattern such as <c>Put*</c>; every one unless said otherwise.</param>
    public static FaultTarget Of(string service, string operation = "*") => FaultTarget.Parse($"aws:{service}/{operation}");

    /// <summary>Operations of DynamoDB.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget DynamoDb(string operation = "*") => Of("DynamoDB", operation);

    /// <summary>Operations of S3.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget S3(string operation = "*") => Of("S3", operation);

    /// <summary>Operations of SQS.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Sqs(string operation = "*") => Of("SQS", operation);

    /// <summary>Operations of SNS.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Sns(string operation = "*") => Of("SNS", operation);

    /// <summary>Operations of Systems Manager.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Ssm(string operation = "*") => Of("SSM", operation);

    /// <summary>Operations of STS; those by which the SDK gets credentials are never faulted.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Sts(string operation = "*") => Of("STS", operation);

    /// <summary>Operations of Secrets Manager.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget SecretsManager(string operation = "*") => Of("Secrets Manager", operation);

    /// <summary>Operations of Kinesis Data Streams.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Kinesis(string operation = "*") => Of("Kinesis", operation);

    /// <summary>Operations of EventBridge.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget EventBridge(string operation = "*") => Of("EventBridge", operation);

    /// <summary>Operations of Lambda, as a caller of functions uses them.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Lambda(string operation = "*") => Of("Lambda", operation);

    /// <summary>Operations of Step Functions.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget StepFunctions(string operation = "*") => Of("SFN", operation);

    /// <summary>Operations of EC2.</summary>
    /// <param name="operation">The operation, or a pattern; every one unless said otherwise.</param>
    public static FaultTarget Ec2(string operation = "*") => Of("EC2", operation);
}
