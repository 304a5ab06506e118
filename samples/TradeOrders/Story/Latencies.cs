using HdrHistogram;

namespace TradeOrders.Story;

/// <summary>Times and their percentiles, to a tenth of a per cent, from a microsecond to ten minutes. Not for several threads.</summary>
internal sealed class Latencies
{
    private const long Longest = 600_000_000;

    private readonly LongHistogram _microseconds = new(Longest, 3);

    public static Latencies Of(IEnumerable<TimeSpan> times)
    {
        var latencies = new Latencies();
        foreach (var time in times)
        {
            latencies.Add(time);
        }

        return latencies;
    }

    public void Add(TimeSpan time) => _microseconds.RecordValue(Math.Clamp((long)time.TotalMicroseconds, 1, Longest));

    /// <summary>The time that this share of all were within; null where there are none.</summary>
    public TimeSpan? Percentile(double percentile) =>
        _microseconds.TotalCount == 0 ? null : TimeSpan.FromMicroseconds(_microseconds.GetValueAtPercentile(percentile));
}
