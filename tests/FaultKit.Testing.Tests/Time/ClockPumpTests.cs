namespace FaultKit.Testing.Tests.Time;

/// <summary>What flows are told that keep virtual time from going on.</summary>
[Collection(nameof(VirtualTime))]
public sealed class ClockPumpTests : IDisposable
{
    /// <summary>What nobody brings about while the flow runs; its threads end with the test.</summary>
    private readonly TaskCompletionSource _never = new();

    public void Dispose() => _never.SetResult();

    [Fact]
    public async Task AFlowThatBlocksAThreadOfThePool_IsToldWhatToDo()
    {
        var clock = new VirtualClock { Patience = TimeSpan.FromMilliseconds(200) };

#pragma warning disable xUnit1031 // Blocking is what is tested.
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => clock.RunAsync(() => Task.Run(() => _never.Task.Wait(TestContext.Current.CancellationToken))));
#pragma warning restore xUnit1031

        Assert.StartsWith("The flow never came to rest for 0.2 s, so virtual time could not go on.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(.Result, .Wait(), Thread.Sleep; await instead)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("put tests on virtual time into a collection that does not run in parallel", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlowThatBlocksThreadAfterThread_IsToldWhatToDo()
    {
        var clock = new VirtualClock();
        async Task HoldThreadAsync(int minute)
        {
            await Task.Delay(TimeSpan.FromMinutes(minute), clock);
#pragma warning disable xUnit1031 // Blocking is what is tested.
            _never.Task.Wait();
#pragma warning restore xUnit1031
        }

        var failure = await Assert.ThrowsAsync<FaultTestException>(() => clock.RunAsync(() => Task.WhenAll(Enumerable.Range(1, 40).Select(HoldThreadAsync))));

        Assert.Equal(
            "The flow holds 33 threads in waits that never end (.Result, .Wait(), GetAwaiter().GetResult()). Await instead: a blocked thread cannot be woken by virtual time that nobody moves.",
            failure.Message);
    }
}
