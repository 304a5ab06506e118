using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace FaultKit.Benchmarks;

/// <summary>Draws what a call costs as plans grow.</summary>
internal static class GrowthPlot
{
    private static readonly int[] s_sizes = [1, 10, 100, 1_000, 10_000];

    public static void Write()
    {
        var scores = Race.Run([new("bare handler", new CostWhenNothingMatches().Bare, Handlers.Calls), .. s_sizes.Select(Questions.NoRuleHere)]);
        var model = new PlotModel { Title = "Cost of a call without a rule", Subtitle = "best round, nanoseconds; the plan's rules speak to other places", Background = OxyColors.White };
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = "rules in the plan", Minimum = 0.8, Maximum = 12_500, StringFormat = "#,0" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "ns", Minimum = 0, Maximum = scores.Max(score => score.Best) * 1.6, MajorGridlineStyle = LineStyle.Dot });
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft });
        model.Series.Add(Line("handler with chaos, plan on", OxyColor.FromRgb(0xC0, 0x39, 0x2B), i => scores[i + 1].Best));
        model.Series.Add(Line("bare handler", OxyColors.Gray, _ => scores[0].Best));
        using var stream = File.Create(BudgetReport.PathOf("growth.svg"));
        new SvgExporter { Width = 640, Height = 360 }.Export(model, stream);
    }

    private static LineSeries Line(string title, OxyColor color, Func<int, double> value)
    {
        var line = new LineSeries { Title = title, Color = color, MarkerType = MarkerType.Circle, MarkerFill = color };
        line.Points.AddRange(s_sizes.Select((size, i) => new DataPoint(size, value(i))));
        return line;
    }
}
