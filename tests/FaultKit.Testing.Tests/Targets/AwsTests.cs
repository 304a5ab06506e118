namespace FaultKit.Testing.Tests;

public sealed class AwsTests
{
    public static TheoryData<FaultTarget, string, string> Targets => new()
    {
        { Aws.Any, "SNS", "Publish" },
        { Aws.Of("Cost Explorer", "Get*"), "Cost Explorer", "GetCostAndUsage" },
        { Aws.DynamoDb("PutItem"), "DynamoDB", "PutItem" },
        { Aws.S3(), "S3", "GetObject" },
        { Aws.Sqs("Send*"), "SQS", "SendMessageBatch" },
        { Aws.Sns(), "SNS", "Publish" },
        { Aws.Ssm(), "SSM", "GetParameter" },
        { Aws.Sts(), "STS", "GetCallerIdentity" },
        { Aws.SecretsManager(), "Secrets Manager", "GetSecretValue" },
        { Aws.Kinesis(), "Kinesis", "PutRecords" },
        { Aws.EventBridge(), "EventBridge", "PutEvents" },
        { Aws.Lambda("Invoke"), "Lambda", "Invoke" },
        { Aws.StepFunctions(), "SFN", "StartExecution" },
        { Aws.Ec2(), "EC2", "RunInstances" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_CoversTheOperationAsTheSdkNamesItsService_AndNoOtherService(FaultTarget target, string service, string operation)
    {
        Assert.True(target.Covers(FaultPoint.Aws(service, operation)));
        Assert.Equal(target == Aws.Any, target.Covers(FaultPoint.Aws($"{service} Streams", operation)));
    }
}
