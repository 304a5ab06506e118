using System.Text.Json;
using FaultKit;
using TradeOrders.Shapes;

namespace TradeOrders.Hosting;

/// <summary>Tells the process that watches this one of every hit as it happens, and of the journal's count at the end.</summary>
/// <remarks>A function on AWS would write a log or a metric here. The pipe is read all the time, so a line never holds an invocation up.</remarks>
internal sealed class HitReporter : IFaultListener
{
    private FaultInjector? _injector;

    public void Begin(FaultInjector? injector) => _injector = injector;

    public void OnHit(FaultHit hit)
    {
        var rule = _injector?.Plan?.Rules.FirstOrDefault(rule => rule.Name == hit.Rule);
        Write(new()
        {
            Hit = new()
            {
                Time = hit.Time,
                Rule = hit.Rule,
                Fault = hit.Fault,
                Point = hit.Point.Name,
                RequestId = hit.Scope,
                Outcome = hit.Outcome.ToString(),
                Detail = hit.Detail,
                Visible = hit.Outcome == HitOutcome.Injected && hit.Point.Kind == PointKind.Lambda ? Visible.Of(rule?.Fault, FunctionSettings.Name) : null,
            },
        });
    }

    public void OnNotice(FaultNotice notice) => Write(new() { Notice = notice.Message });

    public void End() => Write(new() { JournalTotal = _injector?.Journal.Total ?? 0 });

    private static void Write(ReportLine line)
    {
        try
        {
            // The console's writer keeps lines of several threads apart.
            Console.Out.WriteLine(JsonSerializer.Serialize(line, ShapesJson.Default.ReportLine));
        }
        catch (IOException)
        {
            // Nobody reads any more: the process that started this one is gone, and the Runtime API with it.
        }
    }
}
