namespace TradeOrders.Hosting;

/// <summary>The three functions of the flow, in its order.</summary>
internal static class FunctionNames
{
    public const string OrderIntake = "order-intake";
    public const string TradeSync = "trade-sync";
    public const string Settlement = "settlement";

    public static IReadOnlyList<string> All { get; } = [OrderIntake, TradeSync, Settlement];
}
