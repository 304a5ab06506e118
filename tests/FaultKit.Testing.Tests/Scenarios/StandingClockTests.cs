using System.Text;

namespace FaultKit.Testing.Tests;

/// <summary>A test that was begun by hand on a virtual clock, and waits where nobody moves it.</summary>
[Collection(nameof(VirtualTime))]
public sealed class StandingClockTests : IDisposable
{
    private readonly TextWriter _before = Console.Error;
    private readonly Lines _written = new();

    public StandingClockTests() => Console.SetError(_written);

    public void Dispose()
    {
        Console.SetError(_before);
        _written.Dispose();
    }

    [Fact]
    public async Task ATestThatNobodyMoves_IsToldOnTheErrorStream()
    {
        using var injector = new FaultInjector();
        var clock = new VirtualClock { Patience = TimeSpan.FromMilliseconds(20) };
        using var chaos = FaultTest.Begin(plan => plan.On("point:stock").Delay(TimeSpan.FromMinutes(1)), clock, "standing");

        var call = FaultInjector.For(injector).PointAsync("stock", TestContext.Current.CancellationToken);
        var line = await _written.First.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(call.IsCompleted);
        Assert.StartsWith("FaultKit: the test \"standing\" waits on a VirtualClock that nobody has moved for 0.02 s of real time.", line, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        await call;
    }

    /// <summary>Gives the first line that is said by FaultKit of this test.</summary>
    private sealed class Lines : TextWriter
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> First => _first.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            if (value?.Contains("standing", StringComparison.Ordinal) == true)
            {
                _first.TrySetResult(value);
            }
        }
    }
}
