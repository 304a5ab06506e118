using System.Globalization;

namespace FaultKit;

/// <summary>What a call has under a name: an attribute of its surface, or a value of its payload.</summary>
public readonly record struct MatchValue
{
    private MatchValue(MatchValueKind kind, string text, double number) => (Kind, Text, Number) = (kind, text, number);

    /// <summary>Nothing.</summary>
    public static MatchValue Absent => default;

    /// <summary>JSON's null.</summary>
    public static MatchValue Null { get; } = new(MatchValueKind.Null, "null", double.NaN);

    /// <summary>An object or a list.</summary>
    public static MatchValue Structure { get; } = new(MatchValueKind.Structure, "", double.NaN);

    /// <summary>What kind of value it is.</summary>
    public MatchValueKind Kind { get; }

    /// <summary>Its text; a number as it was written.</summary>
    public string Text { get; }

    /// <summary>Its value as a number; not a number for everything else.</summary>
    public double Number { get; }

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static MatchValue Of(string text) => new(MatchValueKind.Text, text, double.NaN);

    /// <summary>True or false.</summary>
    /// <param name="flag">Which.</param>
    public static MatchValue Of(bool flag) => new(MatchValueKind.Flag, flag ? "true" : "false", double.NaN);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static MatchValue Of(double number) => new(MatchValueKind.Number, number.ToString(CultureInfo.InvariantCulture), number);

    /// <summary>A text, as <see cref="Of(string)"/>.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator MatchValue(string text) => Of(text);

    /// <summary>True or false, as <see cref="Of(bool)"/>.</summary>
    /// <param name="flag">Which.</param>
    public static implicit operator MatchValue(bool flag) => Of(flag);

    /// <summary>A number, as <see cref="Of(double)"/>.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator MatchValue(double number) => Of(number);

    /// <summary>A number as a document writes it.</summary>
    internal static MatchValue OfNumber(string written) =>
        new(MatchValueKind.Number, written, double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>Whether two values are one: numbers by value, a text and a number by the text, so that <c>"7"</c> in a header is 7.</summary>
    internal bool IsSame(MatchValue other) =>
        Kind is not (MatchValueKind.Absent or MatchValueKind.Structure)
        && other.Kind is not (MatchValueKind.Absent or MatchValueKind.Structure)
        && (Kind == MatchValueKind.Number && other.Kind == MatchValueKind.Number ? Number.Equals(other.Number) : Text == other.Text);

    /// <summary>The value as a number, where it is one or is written like one: headers hold nothing but texts.</summary>
    internal double AsNumber() => Kind switch
    {
        MatchValueKind.Number => Number,
        MatchValueKind.Text when double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.NaN,
    };
}
