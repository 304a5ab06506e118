namespace TradeOrders.Hosting;

/// <summary>What a handler is told about its invocation; named as in Amazon's <c>ILambdaContext</c>, whose place it takes.</summary>
internal sealed record LambdaContext(string AwsRequestId, string FunctionName, DateTimeOffset Deadline)
{
    public TimeSpan RemainingTime => Deadline - DateTimeOffset.UtcNow;
}
