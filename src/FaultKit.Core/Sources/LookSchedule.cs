using System.Security.Cryptography;

namespace FaultKit;

/// <summary>When a source is looked at again: after its interval, a little more so that a fleet does not look in step, and later and later while it cannot be read.</summary>
/// <param name="source">The source.</param>
/// <param name="interval">What the process says instead of a remote source's own interval; null where it says nothing.</param>
/// <param name="luck">A number from 0 to 1, for each look another. Nothing that is injected depends on it.</param>
internal sealed class LookSchedule(PlanSource source, TimeSpan? interval, Func<double>? luck = null)
{
    /// <summary>The longest wait after a failed look: an operator's "off" must not be heard much later because of the failures before it.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>How much longer than it has to be a wait may be.</summary>
    public const double Jitter = 0.2;

    private int _troubles;

    /// <summary>How long the next look has to wait, in milliseconds; 0 where every work that enters looks, <see cref="long.MaxValue"/> where none does.</summary>
    /// <param name="isTrouble">Whether the last look failed.</param>
    public long Next(bool isTrouble)
    {
        var own = source.Interval;
        _troubles = isTrouble ? Math.Min(_troubles + 1, 16) : 0;
        if (own == Timeout.InfiniteTimeSpan || own <= TimeSpan.Zero)
        {
            return own == Timeout.InfiniteTimeSpan ? long.MaxValue : 0;
        }

        var wait = (interval ?? own).TotalMilliseconds;
        var later = Math.Min(wait * Math.Pow(2, Math.Max(0, _troubles - 1)), Math.Max(wait, LongestBackOff.TotalMilliseconds));
        return (long)Math.Ceiling(later * (1 + (Jitter * Luck())));
    }

    private double Luck() => luck is null ? RandomNumberGenerator.GetInt32(1001) / 1000.0 : luck();
}
