using TradeOrders.Shapes;

namespace TradeOrders.Cloud;

/// <summary>Makes up orders and prices, the same in every run: nothing here is left to chance but what the plan says.</summary>
internal static class Market
{
    private static readonly string[] s_symbols =
        ["ACME", "BOLT", "CRUX", "DUNE", "ECHO", "FLUX", "GRID", "HALO", "IRIS", "JADE", "KITE", "LYNX", "MESA", "NOVA", "ONYX", "PIKE"];

    public static Order OrderOf(int number)
    {
        var hash = Mix((uint)number);
        return new(
            Id: $"T-{number:00000}",
            Account: $"A-{hash % 97:000}",
            Symbol: s_symbols[(hash >> 8) % (uint)s_symbols.Length],
            Side: (hash & 1) == 0 ? "buy" : "sell",
            Quantity: 1 + (int)((hash >> 16) % 500));
    }

    public static decimal PriceOf(string symbol) => 10 + (Mix((uint)(symbol[0] * 131) + symbol[^1]) % 49_000 / 100m);

    /// <summary>Spreads neighbouring numbers over the whole range (the finalizer of MurmurHash3).</summary>
    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85EBCA6B;
        value = (value ^ (value >> 13)) * 0xC2B2AE35;
        return value ^ (value >> 16);
    }
}
