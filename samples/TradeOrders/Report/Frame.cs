using System.Globalization;
using TradeOrders.Story;

namespace TradeOrders.Report;

/// <summary>A piece of a drawing with time across and duration, in powers of ten, upwards.</summary>
internal sealed record Frame(double Left, double Top, double Width, double Height, TimeSpan End, TimeSpan Least, TimeSpan Most)
{
    // Text of 12 px, roughly: names that do not fit are left out.
    private const double LetterWidth = 7;

    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(5);

    public double Bottom => Top + Height;

    public double Right => Left + Width;

    public double X(TimeSpan time) => Left + (Width * Math.Clamp(time / End, 0, 1));

    public double Y(TimeSpan duration) =>
        Bottom - (Height * Math.Clamp(Math.Log(duration / Least) / Math.Log(Most / Least), 0, 1));

    /// <summary>Lines for each power of ten, and a shade where the plan was on.</summary>
    public void DrawBack(Svg svg, IEnumerable<PhaseSpan> spans)
    {
        foreach (var span in spans.Where(span => span.Phase.HasFaults))
        {
            svg.Rectangle("band", X(span.From), Top, X(span.To) - X(span.From), Height);
        }

        for (var value = Least; value <= Most; value *= 10)
        {
            svg.Line("grid", Left, Y(value), Right, Y(value));
            svg.Text("end", Left - 8, Y(value) + 4, value < TimeSpan.FromSeconds(1) ? $"{value.TotalMilliseconds:0.#} ms" : $"{value.TotalSeconds:0} s");
        }
    }

    public void DrawPhaseNames(Svg svg, IEnumerable<PhaseSpan> spans)
    {
        foreach (var span in spans)
        {
            svg.Line("grid", X(span.From), Top - 18, X(span.From), Bottom);
            var name = span.Phase.HasFaults ? $"{span.Phase.Name}: the plan is on" : span.Phase.Name;
            if (name.Length * LetterWidth < X(span.To) - X(span.From))
            {
                svg.Text("strong", X(span.From) + 5, Top - 6, name);
            }
        }
    }

    public void DrawSeconds(Svg svg)
    {
        for (var time = TimeSpan.Zero; time < End; time += s_tick)
        {
            svg.Text("middle", X(time), Bottom + 18, time.TotalSeconds.ToString("0 's'", CultureInfo.InvariantCulture));
        }
    }
}
