using System.Globalization;

namespace FaultKit;

/// <summary>Counts the calls that a condition looks at, over a sliding window.</summary>
/// <remarks>
/// A dozen counts that follow each other in time, the oldest of which makes room: memory has a bound, whatever the traffic. On the wall
/// clock, so that what was counted before a freeze is as old afterwards as it is.
/// </remarks>
internal sealed class AbortWindow(AbortCondition condition)
{
    private const int Parts = 12;

    private readonly Lock _counting = new();
    private readonly (long Number, int Calls, int Failed, int Timed, int Slow)[] _parts = new (long, int, int, int, int)[Parts];
    private readonly long _length = condition.Window.Ticks / Parts;

    /// <summary>A percentile of fewer calls than it takes to have one would be the slowest call of all.</summary>
    private readonly int _minTimed = Math.Max(condition.MinCalls, (int)Math.Ceiling(Math.Round(100 / (100 - condition.Percentile), 6)));

    public AbortCondition Condition { get; } = condition;

    /// <summary>Whether a call was ever counted.</summary>
    public bool HasCounted { get; private set; }

    /// <summary>Counts a call.</summary>
    /// <param name="now">When it ended.</param>
    /// <param name="took">How long it took; null where a fault of ours held it up.</param>
    /// <param name="hasFailed">Whether it failed by itself.</param>
    /// <returns>Why the plan has to end; null where it has not.</returns>
    public string? Count(DateTimeOffset now, TimeSpan? took, bool hasFailed)
    {
        lock (_counting)
        {
            var number = now.UtcTicks / _length;
            ref var part = ref _parts[number % Parts];
            if (part.Number != number)
            {
                part = (number, 0, 0, 0, 0);
            }

            HasCounted = true;
            part.Calls++;
            part.Failed += hasFailed ? 1 : 0;
            part.Timed += took is null ? 0 : 1;
            part.Slow += took > Condition.Latency ? 1 : 0;
            return Judge(number);
        }
    }

    private string? Judge(long now)
    {
        var (calls, failed, timed, slow) = (0, 0, 0, 0);
        foreach (var part in _parts)
        {
            if (part.Number > now - Parts && part.Number <= now)
            {
                (calls, failed, timed, slow) = (calls + part.Calls, failed + part.Failed, timed + part.Timed, slow + part.Slow);
            }
        }

        var window = DurationText.Write(Condition.Window);
        return Condition.ErrorRate is { } most && calls >= Condition.MinCalls && failed > most.Value * calls
            ? string.Create(CultureInfo.InvariantCulture, $"{failed} of {calls} calls at {Condition.Target} failed by themselves within {window}, more than {most.Value * 100:0.###} %")
            : Condition.Latency is { } longest && timed >= _minTimed && slow * 100.0 > (100 - Condition.Percentile) * timed
            ? string.Create(CultureInfo.InvariantCulture, $"{slow} of {timed} calls at {Condition.Target} took longer than {DurationText.Write(longest)} within {window}, so that percentile {Condition.Percentile:0.##} does")
            : null;
    }
}
