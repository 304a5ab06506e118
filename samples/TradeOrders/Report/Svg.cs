using System.Globalization;
using System.Net;
using System.Text;

namespace TradeOrders.Report;

/// <summary>Writes a drawing, element by element. Colours are the page's: the drawing says what a thing is, the style how it looks.</summary>
internal sealed class Svg(double width, double height)
{
    private readonly StringBuilder _body = new();

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Add($"<path class=\"{style}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>");

    public void Rectangle(string style, double x, double y, double width, double height) =>
        Add($"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\"/>");

    public void Text(string style, double x, double y, string text) =>
        Add($"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>Many dots in one element: thousands of elements would make the page slow.</summary>
    public void Dots(string style, IEnumerable<(double X, double Y)> points) =>
        Path(style, points.Select(p => string.Create(CultureInfo.InvariantCulture, $"M{p.X:0.#} {p.Y:0.#}h0")));

    public void Curve(string style, IEnumerable<(double X, double Y)> points) =>
        Path(style, points.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{p.X:0.#} {p.Y:0.#}")));

    public void Ring(string style, double x, double y, string tip) =>
        Add($"<circle class=\"{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\"><title>{WebUtility.HtmlEncode(tip)}</title></circle>");

    public void Cross(string style, double x, double y, string tip) =>
        Add($"<path class=\"{style}\" d=\"M{x - 3.5:0.#} {y - 3.5:0.#}l7 7m0 -7l-7 7\"><title>{WebUtility.HtmlEncode(tip)}</title></path>");

    public void Begin(string style) => Add($"<g class=\"{style}\">");

    public void End() => Add($"</g>");

    public string ToString(string label) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">{_body}</svg>");

    private void Path(string style, IEnumerable<string> steps) => Add($"<path class=\"{style}\" d=\"{string.Concat(steps)}\"/>");

    private void Add(FormattableString element) => _body.AppendLine(element.ToString(CultureInfo.InvariantCulture));
}
