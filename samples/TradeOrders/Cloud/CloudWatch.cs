using TradeOrders.Hosting;

namespace TradeOrders.Cloud;

/// <summary>Who is told what happens in the cloud.</summary>
/// <remarks>The first three take an order's id and the name of a queue, the last a function and what its process reports.</remarks>
internal sealed record CloudWatch(
    Action<string, string> OnQueued,
    Action<string, string> OnReturned,
    Action<string, string> OnDeadLetter,
    Action<string, ReportLine> OnReport);
