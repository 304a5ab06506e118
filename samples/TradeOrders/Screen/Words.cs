using System.Globalization;
using FaultKit;

namespace TradeOrders.Screen;

/// <summary>Numbers and faults as people read them.</summary>
internal static class Words
{
    public static string Of(TimeSpan? time) => time switch
    {
        null => "-",
        { TotalMilliseconds: < 9.95 } t => string.Create(CultureInfo.InvariantCulture, $"{t.TotalMilliseconds:0.0} ms"),
        { TotalMilliseconds: < 999.5 } t => string.Create(CultureInfo.InvariantCulture, $"{t.TotalMilliseconds:0} ms"),
        { } t => string.Create(CultureInfo.InvariantCulture, $"{t.TotalSeconds:0.0} s"),
    };

    public static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(Rate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Value * 100:0.###} %");

    public static string Of(Fault fault)
    {
        var what = fault switch
        {
            LatencyFault { Jitter.Ticks: > 0 } latency => $"latency {Of(latency.Delay)} ± {Of(latency.Jitter)}",
            LatencyFault latency => $"latency {Of(latency.Delay)}",
            ResponseFault response => $"response {response.Status}",
            ErrorFault { Code: { } code } => $"error {code}",
            CorruptFault corrupt => $"corrupt: {corrupt.Kind.ToString().ToLowerInvariant()}",
            _ => fault.Type,
        };
        return fault.When == FaultWhen.After ? $"{what}, after" : what;
    }
}
