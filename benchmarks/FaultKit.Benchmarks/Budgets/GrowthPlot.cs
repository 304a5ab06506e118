using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace FaultKit.Benchmarks;

/// <summary>Draws what a call costs as plans grow.</summary>
internal static class GrowthPlot
{
    private static readonly int[] s_sizes = [1, 10, 100, 1_000, 10_000];

    /// <summary>The exporter measures text too narrowly and cuts its end off.</summary>
    private const string Room = "\u00A0\u00A0\u00A0\u00A0";

    public static void Write()
    {
        var scores = Race.Run([new("bare handler", new CostWhenNothingMatches().Bare, Handlers.Calls), .. s_sizes.Select(Questions.NoRuleHere)]);
        var model = new PlotModel { Title = "A call under a plan whose rules speak to other places", TitleFontSize = 14, DefaultFont = "sans-serif", PlotMargins = new(56, double.NaN, double.NaN, 44), Background = OxyColors.White };
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = "rules in the plan", AxisTitleDistance = 8, Minimum = 0.8, Maximum = 12_500, StringFormat = "#,0" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "ns, best round", AxisTitleDistance = 12, Minimum = 0, Maximum = scores.Max(score => score.Best) * 1.6, MajorGridlineStyle = LineStyle.Dot });
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendLineSpacing = 6 });
        model.Series.Add(Line("with chaos", OxyColor.FromRgb(0xC0, 0x39, 0x2B), i => scores[i + 1].Best));
        model.Series.Add(Line("bare", OxyColors.Gray, _ => scores[0].Best));
        using var stream = File.Create(BudgetReport.PathOf("growth.svg"));
        new SvgExporter { Width = 640, Height = 360 }.Export(model, stream);
    }

    /// <summary>Draws what it takes to bring a plan into force.</summary>
    public static void WriteReading()
    {
        var costs = Array.ConvertAll(s_sizes, size => new CostOfReading(size));
        var scores = Race.Run([.. costs.Select(cost => new Contender("read", () => { cost.ReadAndCompile(); return null; })), .. costs.Select(cost => new Contender("JsonDocument", () => { cost.DocumentModel(); return null; }))]);
        var model = new PlotModel { Title = "Reading and compiling a plan", TitleFontSize = 14, DefaultFont = "sans-serif", PlotMargins = new(56, double.NaN, double.NaN, 44), Background = OxyColors.White };
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = "rules in the plan", AxisTitleDistance = 8, Minimum = 0.8, Maximum = 12_500, StringFormat = "#,0" });
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Left, Title = "ms, best round", AxisTitleDistance = 12, MajorGridlineStyle = LineStyle.Dot });
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendLineSpacing = 6 });
        model.Series.Add(Line("read and compiled", OxyColor.FromRgb(0xC0, 0x39, 0x2B), i => scores[i].Best / 1e6));
        model.Series.Add(Line("JsonDocument alone", OxyColors.Gray, i => scores[s_sizes.Length + i].Best / 1e6));
        using var stream = File.Create(BudgetReport.PathOf("reading.svg"));
        new SvgExporter { Width = 640, Height = 360 }.Export(model, stream);
    }

    private static LineSeries Line(string title, OxyColor color, Func<int, double> value)
    {
        var line = new LineSeries { Title = title + Room, Color = color, MarkerType = MarkerType.Circle, MarkerFill = color };
        line.Points.AddRange(s_sizes.Select((size, i) => new DataPoint(size, value(i))));
        return line;
    }
}
