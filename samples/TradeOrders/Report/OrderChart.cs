using TradeOrders.Screen;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>Draws every order: when it was sent, and how long it took until it stood in the ledger.</summary>
internal static class OrderChart
{
    private const int FewestForPercentiles = 5;

    private static readonly TimeSpan s_bucket = TimeSpan.FromSeconds(1);

    public static string Draw(RunResult run)
    {
        var svg = new Svg(1080, 390);
        var frame = new Frame(56, 26, 980, 290, run.Duration, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10));
        frame.DrawBack(svg, run.Spans);
        frame.DrawPhaseNames(svg, run.Spans);
        DrawDots(svg, frame, "dots", run.Orders.Where(order => order.Returns == 0));
        DrawDots(svg, frame, "dots returned", run.Orders.Where(order => order.Returns > 0));
        DrawPercentile(svg, frame, run, "p50", 50);
        DrawPercentile(svg, frame, run, "p99", 99);
        DrawUnsettled(svg, frame, run);
        frame.DrawSeconds(svg);
        return svg.ToString("Latency of every order over time, from sent to settled");
    }

    private static void DrawDots(Svg svg, Frame frame, string style, IEnumerable<OrderRecord> orders) =>
        svg.Dots(style, orders.Where(order => order.Latency is not null).Select(order => (frame.X(order.Sent), frame.Y(order.Latency!.Value))));

    private static void DrawPercentile(Svg svg, Frame frame, RunResult run, string style, double percentile)
    {
        var points = (from order in run.Orders
                      where order.Latency is not null
                      group order.Latency!.Value by (int)(order.Sent / s_bucket) into bucket
                      where bucket.Count() >= FewestForPercentiles
                      orderby bucket.Key
                      select (X: frame.X((bucket.Key + 0.5) * s_bucket), Y: frame.Y(Latencies.Of(bucket).Percentile(percentile)!.Value))).ToList();
        svg.Curve(style, points);
        if (points.Count > 0)
        {
            // The names stay apart even where the lines meet: the higher percentile above, the lower below.
            svg.Text("strong", points[^1].X + 8, points[^1].Y + (percentile > 50 ? -2 : 11), style);
        }
    }

    /// <summary>Orders without a latency get rows of their own below.</summary>
    private static void DrawUnsettled(Svg svg, Frame frame, RunResult run)
    {
        DrawRow("refused", frame.Bottom + 38, order => order.IsRefused);
        DrawRow("dead", frame.Bottom + 58, order => order.IsLost);

        void DrawRow(string name, double y, Func<OrderRecord, bool> belongs)
        {
            svg.Text("end", frame.Left - 8, y + 4, name);
            svg.Line("grid", frame.Left, y, frame.Right, y);
            foreach (var order in run.Orders.Where(belongs))
            {
                var how = order.IsRefused ? $"answered {order.Status}" : $"given up by queue {order.DeadLetteredBy}";
                svg.Cross("failed", frame.X(order.Sent), y, $"{order.Id} ({order.Symbol}), sent at {Words.Of(order.Sent)}: {how}");
            }
        }
    }
}
