namespace TradeOrders.Shapes;

/// <summary>What a client asks for.</summary>
internal sealed record Order(string Id, string Account, string Symbol, string Side, int Quantity);

/// <summary>What the price service says.</summary>
internal sealed record Quote(string Symbol, decimal Price);

/// <summary>An order with its price: what is settled.</summary>
internal sealed record Trade(Order Order, decimal Price);
