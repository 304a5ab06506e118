using System.Net;
using System.Text;

namespace TradeOrders.Report;

/// <summary>Writes a table: columns of words first, then columns of numbers.</summary>
internal sealed class HtmlTable
{
    private readonly StringBuilder _rows = new();
    private readonly int _texts;

    /// <param name="texts">The headings of the columns of words.</param>
    /// <param name="numbers">The headings of the columns of numbers, which follow them.</param>
    public HtmlTable(string[] texts, string[] numbers)
    {
        _texts = texts.Length;
        _rows.Append("<tr>").AppendJoin("", texts.Select(text => $"<th>{text}</th>")).AppendJoin("", numbers.Select(text => $"<th class=\"number\">{text}</th>")).AppendLine("</tr>");
    }

    public void Add(string style, params string[] cells) =>
        _rows.Append($"<tr class=\"{style}\">").AppendJoin("", cells.Select(Cell)).AppendLine("</tr>");

    public override string ToString() => $"<table>\n{_rows}</table>";

    private string Cell(string text, int column) => column < _texts
        ? $"<td>{WebUtility.HtmlEncode(text)}</td>"
        : $"<td class=\"number\">{WebUtility.HtmlEncode(text)}</td>";
}
