namespace FaultKit.Lambda.Tests;

/// <summary>The context of an invocation of the function <c>orders</c>.</summary>
public sealed class TestContextOf(string requestId) : ITestContext
{
    public string AwsRequestId => requestId;

    public string FunctionName => "orders";

    public TimeSpan RemainingTime => TimeSpan.FromSeconds(3);
}
