namespace FaultKit.Lambda.Tests;

/// <summary>Results that trickle to the Runtime API.</summary>
public sealed class SlowBodyTests
{
    [Theory, BothTransports]
    public async Task Result_PassesInPieces_AndWhole(Transport transport)
    {
        var time = new InstantTime();
        var fault = new SlowBodyFault { ChunkBytes = 1, Pause = TimeSpan.FromSeconds(1) };
        await using var stage = (await Stage.OpenAsync(transport, time, Rules.Of(fault))).Start();

        var outcome = await stage.InvokeAsync("1");

        Assert.Equal("[1]", outcome.Text);
        Assert.Equal(2, time.Waits.Count(wait => wait == TimeSpan.FromSeconds(1)));
    }
}
