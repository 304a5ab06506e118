using TradeOrders.Hosting;

namespace TradeOrders.Cloud;

/// <summary>Who is told what happens in the cloud.</summary>
internal sealed record CloudWatch(Ledger Ledger, Action<string> OnQueued, Action<string, string> OnDeadLetter, Action<string, ReportLine> OnReport);
