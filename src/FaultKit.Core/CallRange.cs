using System.Globalization;

namespace FaultKit;

/// <summary>Which of a scope's matching calls a rule speaks to: the first, the second to the fourth, all from the third on.</summary>
/// <remarks>
/// Calls are counted from 1 and both ends are included: a plan's <c>"1..2"</c> is the first two calls.
/// A <see cref="Range"/> in code is read the same way, because that is how a person says it.
/// </remarks>
public readonly record struct CallRange
{
    private CallRange(int first, int last) => (First, Last) = (first, last);

    /// <summary>The first call spoken to, counted from 1.</summary>
    public int First { get; }

    /// <summary>The last call spoken to; <see cref="int.MaxValue"/> where there is no end.</summary>
    public int Last { get; }

    /// <summary>One call.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static CallRange Only(int number) => Between(number, number);

    /// <summary>The calls from one to another, both included.</summary>
    /// <param name="first">The first, from 1.</param>
    /// <param name="last">The last, not below the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The first is below 1, or the last is below the first.</exception>
    public static CallRange Between(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return new(first, last);
    }

    /// <summary>The calls that a C# range names, both ends included and counted from 1; an open end means "and all that follow".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range starts below 1, ends before it starts, or counts from the end (<c>^2</c>).</exception>
    public static CallRange Of(Range range)
    {
        var isOpen = range.End.IsFromEnd && range.End.Value == 0;
        if (range.Start.IsFromEnd || (range.End.IsFromEnd && !isOpen))
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, "Calls are counted from 1 upwards: nobody knows which call will be the last.");
        }

        return Between(range.Start.Value, isOpen ? int.MaxValue : range.End.Value);
    }

    /// <summary>Whether a call is among them.</summary>
    /// <param name="number">The call's number in its scope, from 1.</param>
    public bool Contains(int number) => number >= First && number <= Last;

    /// <summary>Reads what a plan writes: <c>"2"</c>, <c>"1..3"</c> or <c>"4.."</c>.</summary>
    internal static bool TryParse(string text, out CallRange range)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var start = dots < 0 ? text : text[..dots];
        var end = dots < 0 ? text : text[(dots + 2)..];
        range = default;
        if (!TryNumber(start, out var first))
        {
            return false;
        }

        var last = int.MaxValue;
        if ((end.Length > 0 && !TryNumber(end, out last)) || last < first)
        {
            return false;
        }

        range = new(first, last);
        return true;
    }

    /// <summary>The range as a plan writes it.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}..{(Last == int.MaxValue ? "" : Last)}");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
