using System.Globalization;
using System.Text;

namespace FaultKit;

/// <summary>Puts a text of the document into a message: short, on one line, and without anything that a terminal obeys.</summary>
internal static class QuotedText
{
    private const int Most = 60;

    public static string Of(string text) => $"\"{Plain(text)}\"";

    /// <summary>The text without its quotation marks.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= Most)
            {
                return plain.Append("...").ToString();
            }

            _ = Rune.IsControl(rune) ? plain.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
