using System.Globalization;
using System.Xml;

namespace FaultKit;

/// <summary>Durations as plans write them: <c>800ms</c>, <c>1.5s</c>, <c>2m</c>, <c>1h</c>, or ISO 8601 (<c>PT2S</c>).</summary>
internal static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] s_units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    public static bool TryRead(string text, out TimeSpan duration)
    {
        if (text.StartsWith('P'))
        {
            return TryReadIso(text, out duration);
        }

        foreach (var (unit, length) in s_units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * length.Ticks < long.MaxValue)
            {
                duration = TimeSpan.FromTicks((long)Math.Round(count * length.Ticks));
                return true;
            }
        }

        duration = default;
        return false;
    }

    /// <summary>The shortest exact form, for messages.</summary>
    public static string Write(TimeSpan duration)
    {
        var (unit, length) = s_units.LastOrDefault(entry => duration.Ticks % entry.Length.Ticks == 0 && duration >= entry.Length, s_units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)duration.Ticks / length.Ticks:0.####}{unit}");
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
}
