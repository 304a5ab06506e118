namespace FaultKit.Testing.Tests.Time;

/// <summary>Virtual time in a process where others keep the thread pool busy.</summary>
[Collection(nameof(VirtualTime))]
public sealed class VirtualClockCrowdTests
{
    [Fact]
    public async Task WhereThePoolIsNeverAtRest_TheFlowItselfIsWatched()
    {
        var clock = new VirtualClock();
        using var enough = new CancellationTokenSource();
        var other = BusyAsync(enough.Token);
        var seen = TimeSpan.Zero;

        await clock.RunAsync(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), clock);
            await Task.WhenAll(
                Task.Delay(TimeSpan.FromMinutes(1), clock),
                Task.Run(async () =>
                {
                    for (var i = 0; i < 50; i++)
                    {
                        await Task.Yield();
                    }

                    seen = clock.Elapsed;
                }));
        });

        await enough.CancelAsync();
        await other;
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)), (seen, clock.Elapsed));
    }

    /// <summary>Keeps one thread of the pool at work, and never has it waiting.</summary>
    private static async Task BusyAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            Thread.SpinWait(1000);
            await Task.Yield();
        }
    }
}
