namespace FaultKit.Tests;

public sealed class ThreadPressureTests
{
    [Fact]
    public void Threads_WaitUntilTheEnd()
    {
        var pressure = ThreadPressure.Begin(2, TimeSpan.FromMinutes(1), out var detail);
        var areBlocked = SpinWait.SpinUntil(() => pressure.Blocked == 2, TimeSpan.FromSeconds(60));

        pressure.Dispose();

        Assert.True(areBlocked);
        Assert.True(SpinWait.SpinUntil(() => pressure.Blocked == 0, TimeSpan.FromSeconds(60)));
        Assert.Equal("2 threads of the pool blocked", detail);
    }

    [Fact]
    public void Threads_WaitNoLongerThanTheyAreTold()
    {
        var pressure = ThreadPressure.Begin(1, TimeSpan.FromMilliseconds(1), out _);

        Assert.True(SpinWait.SpinUntil(() => pressure.Blocked == 0, TimeSpan.FromSeconds(60)));
    }
}
