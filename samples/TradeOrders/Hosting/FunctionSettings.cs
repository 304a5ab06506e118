namespace TradeOrders.Hosting;

/// <summary>What a function's process is told through its environment. The first two are Lambda's own.</summary>
internal static class FunctionSettings
{
    public const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";
    public const string NameVariable = "AWS_LAMBDA_FUNCTION_NAME";
    public const string ServicesVariable = "TRADE_ORDERS_SERVICES";

    public static string RuntimeApi => Read(RuntimeApiVariable);

    public static string Name => Read(NameVariable);

    /// <summary>Where prices, queues and the ledger are.</summary>
    public static Uri Services => new(Read(ServicesVariable));

    private static string Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set; the sample starts its functions itself.");
}
