using TradeOrders.Hosting;
using TradeOrders.Screen;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>Draws every invocation, a lane for each function, and marks those in which something was injected.</summary>
internal static class InvocationChart
{
    private const double LaneHeight = 120;
    private const double LaneStep = 150;

    public static string Draw(RunResult run)
    {
        var svg = new Svg(1080, (LaneStep * FunctionNames.All.Count) + 30);
        for (var i = 0; i < FunctionNames.All.Count; i++)
        {
            var frame = new Frame(56, 26 + (i * LaneStep), 980, LaneHeight, run.Duration, TimeSpan.FromMilliseconds(0.1), TimeSpan.FromSeconds(1));
            DrawLane(svg, frame, FunctionNames.All[i], run);
            if (i == FunctionNames.All.Count - 1)
            {
                frame.DrawSeconds(svg);
            }
        }

        return svg.ToString("Duration of every invocation over time, by function");
    }

    private static void DrawLane(Svg svg, Frame frame, string function, RunResult run)
    {
        var all = run.Invocations.Where(one => one.Function == function).ToLookup(one => run.HitsByRequest.Contains(one.RequestId));
        svg.Begin("lane");
        frame.DrawBack(svg, run.Spans);
        svg.Text("strong", frame.Left, frame.Top - 8, function);
        svg.Dots("dots", all[false].Select(one => (frame.X(one.Start), frame.Y(one.Duration))));
        foreach (var one in all[true])
        {
            Action<string, double, double, string> draw = one.Seen is null ? svg.Ring : svg.Cross;
            draw(one.Seen is null ? "faulted" : "failed", frame.X(one.Start), frame.Y(one.Duration), Tip(one, run));
        }

        svg.End();
    }

    private static string Tip(Invocation one, RunResult run)
    {
        var faults = run.HitsByRequest[one.RequestId].CountBy(hit => hit.Hit.Rule).Select(count => count.Value == 1 ? count.Key : $"{count.Value} x {count.Key}");
        return $"{one.RequestId}, {Words.Of(one.Duration)}: {string.Join(", ", faults)}{(one.Seen is null ? "" : $"; seen as {one.Seen}")}";
    }
}
