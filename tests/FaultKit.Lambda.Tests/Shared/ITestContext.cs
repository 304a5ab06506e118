namespace FaultKit.Lambda.Tests;

/// <summary>What a handler gets beside its event; its properties are named as those of Amazon's context.</summary>
public interface ITestContext
{
    string AwsRequestId { get; }

    string FunctionName { get; }

    TimeSpan RemainingTime { get; }
}
