using System.Diagnostics;
using Spectre.Console;
using TradeOrders.Story;

namespace TradeOrders.Screen;

/// <summary>A line every two seconds: for pipes, logs, and terminals that cannot do more.</summary>
internal sealed class PlainScreen(IAnsiConsole console) : IScreen
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(2);

    private readonly long _start = Stopwatch.GetTimestamp();

    public void Say(string line) => Write(line);

    public async Task<RunResult> ShowAsync(Func<Snapshot> look, Task<RunResult> play)
    {
        using var timer = new PeriodicTimer(s_pace);
        while (await Task.WhenAny(play, timer.WaitForNextTickAsync().AsTask()) != play)
        {
            Write(Describe(look()));
        }

        return await play;
    }

    private static string Describe(Snapshot now)
    {
        var tally = now.Tallies[now.Phase.Number];
        return $"{now.Phase.Name,-10}  sent {now.Sent,5}  settled {now.Settled,5}  refused {now.Refused,3}  dead {now.Lost,3}  in flight {now.InFlight,4}  {now.Rate,4}/s"
            + $"  p50 {Words.Of(tally.P50),7}  p99 {Words.Of(tally.P99),7}  faults {now.Hits.Values.Sum(),4}";
    }

    private void Write(string line)
    {
        // Not through markup and not wrapped: what is piped is read by programs and logs.
        lock (console)
        {
            console.Profile.Out.Writer.WriteLine($"{Stopwatch.GetElapsedTime(_start).TotalSeconds,5:0.0}s  {line}");
        }
    }
}
