using System.Globalization;

namespace FaultKit;

/// <summary>What a call has under a name: an attribute of its surface, or a value of its payload.</summary>
public readonly record struct AttributeValue
{
    private AttributeValue(AttributeKind kind, string text, double number) => (Kind, Text, Number) = (kind, text, number);

    /// <summary>Nothing.</summary>
    public static AttributeValue Absent => default;

    /// <summary>JSON's null.</summary>
    public static AttributeValue Null { get; } = new(AttributeKind.Null, "null", double.NaN);

    /// <summary>An object or a list.</summary>
    public static AttributeValue Structure { get; } = new(AttributeKind.Structure, "", double.NaN);

    /// <summary>What kind of value it is.</summary>
    public AttributeKind Kind { get; }

    /// <summary>Its text; a number as it was written.</summary>
    public string Text { get; }

    /// <summary>Its value as a number; not a number for everything else.</summary>
    public double Number { get; }

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static AttributeValue Of(string text) => new(AttributeKind.Text, text, double.NaN);

    /// <summary>True or false.</summary>
    /// <param name="flag">Which.</param>
    public static AttributeValue Of(bool flag) => new(AttributeKind.Flag, flag ? "true" : "false", double.NaN);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static AttributeValue Of(double number) => new(AttributeKind.Number, number.ToString(CultureInfo.InvariantCulture), number);

    /// <summary>A number as a document writes it.</summary>
    internal static AttributeValue OfNumber(string written) =>
        new(AttributeKind.Number, written, double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>Whether two values are one: numbers by value, a text and a number by the text, so that <c>"7"</c> in a header is 7.</summary>
    internal bool IsSame(AttributeValue other) =>
        Kind is not (AttributeKind.Absent or AttributeKind.Structure)
        && other.Kind is not (AttributeKind.Absent or AttributeKind.Structure)
        && (Kind == AttributeKind.Number && other.Kind == AttributeKind.Number ? Number.Equals(other.Number) : Text == other.Text);

    /// <summary>The value as a number, where it is one or is written like one: headers hold nothing but texts.</summary>
    internal double AsNumber() => Kind switch
    {
        AttributeKind.Number => Number,
        AttributeKind.Text when double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.NaN,
    };
}
