using System.Globalization;

namespace FaultKit.Lambda;

/// <summary>Says when nobody can be working on an invocation any more, from the header <c>Lambda-Runtime-Deadline-Ms</c>.</summary>
internal static class InvocationEnd
{
    /// <summary>Lambda ends an invocation at its deadline; nobody answers it after this much more.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>Later than any deadline; a number beyond it is none.</summary>
    private static readonly long s_latest = (DateTimeOffset.MaxValue - s_grace).ToUnixTimeMilliseconds();

    /// <summary>The end of an invocation that was taken in now; where the header holds no time, of the longest there can be.</summary>
    public static DateTimeOffset Of(string? deadline, DateTimeOffset now) =>
        (long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= s_latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : now + LatencyFault.MaxDelay) + s_grace;
}
