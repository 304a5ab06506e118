using System.Globalization;

namespace FaultKit.Lambda;

/// <summary>Says when an invocation has to be answered, and when nobody can be working on it any more, from the header <c>Lambda-Runtime-Deadline-Ms</c>.</summary>
internal static class InvocationEnd
{
    /// <summary>Lambda ends an invocation at its deadline; nobody answers it after this much more.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Later than any deadline; a number beyond it is none.</summary>
    private static readonly long s_latest = (DateTimeOffset.MaxValue - Grace).ToUnixTimeMilliseconds();

    /// <summary>The deadline; null where the header holds no time.</summary>
    public static DateTimeOffset? Deadline(string? deadline) =>
        long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= s_latest ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>The end of an invocation that was taken in now; where there is no deadline, of the longest there can be.</summary>
    public static DateTimeOffset Of(DateTimeOffset? deadline, DateTimeOffset now) => (deadline ?? now + LatencyFault.MaxDelay) + Grace;
}
