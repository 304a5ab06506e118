using System.Globalization;
using System.Xml;

namespace FaultKit;

/// <summary>Durations as plans write them: <c>800ms</c>, <c>1.5s</c>, <c>2m</c>, <c>1h</c>, or ISO 8601 (<c>PT2S</c>).</summary>
internal static class DurationText
{
    private static readonly DurationUnit[] s_units =
    [
        new("ms", TimeSpan.TicksPerMillisecond),
        new("s", TimeSpan.TicksPerSecond),
        new("m", TimeSpan.TicksPerMinute),
        new("h", TimeSpan.TicksPerHour),
    ];

    public static bool TryRead(string text, out TimeSpan duration)
    {
        if (text.StartsWith('P'))
        {
            return TryReadIso(text, out duration);
        }

        foreach (var unit in s_units)
        {
            if (text.EndsWith(unit.Symbol, StringComparison.Ordinal)
                && TryCount(text.AsSpan(0, text.Length - unit.Symbol.Length), out var count)
                && count * unit.Ticks < long.MaxValue)
            {
                duration = TimeSpan.FromTicks((long)Math.Round(count * unit.Ticks));
                return true;
            }
        }

        duration = default;
        return false;
    }

    /// <summary>The shortest exact form, for messages.</summary>
    public static string Write(TimeSpan duration)
    {
        var unit = s_units[Math.Max(0, Array.FindLastIndex(s_units, entry => duration.Ticks % entry.Ticks == 0 && duration.Ticks >= entry.Ticks))];
        return string.Create(CultureInfo.InvariantCulture, $"{(double)duration.Ticks / unit.Ticks:0.####}{unit.Symbol}");
    }

    private static bool TryCount(ReadOnlySpan<char> text, out double count)
    {
        if (!PlainDigits.TryRead(text, out var whole))
        {
            return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out count);
        }

        count = whole;
        return true;
    }

    private static bool TryReadIso(string text, out TimeSpan duration)
    {
        duration = default;

        // A year and a month have no fixed length: a duration in them is a guess.
        if (text.AsSpan().ContainsAny("Y-") || text.AsSpan(0, text.IndexOf('T') is var t and >= 0 ? t : text.Length).Contains('M'))
        {
            return false;
        }

        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    private sealed record DurationUnit(string Symbol, long Ticks);
}
