using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class PressureHoldTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _off = new();
    private readonly Pressed _pressed = new();

    [Fact]
    public void Call_EndsIt()
    {
        Hold().Dispose();

        Assert.Equal(1, _pressed.Ends);
    }

    [Fact]
    public void Time_EndsIt_AndTheCallDoesNotEndItAgain()
    {
        var hold = Hold();
        _time.Advance(TimeSpan.FromSeconds(4));
        var early = _pressed.Ends;

        _time.Advance(TimeSpan.FromSeconds(1));
        hold.Dispose();

        Assert.Equal((0, 1), (early, _pressed.Ends));
    }

    [Fact]
    public void TurningOff_EndsIt()
    {
        using var hold = Hold();

        _off.Cancel();

        Assert.Equal(1, _pressed.Ends);
    }

    public void Dispose() => _off.Dispose();

    private PressureHold Hold() => new(_pressed, TimeSpan.FromSeconds(5), _time, _off.Token);

    private sealed class Pressed : IDisposable
    {
        public int Ends { get; private set; }

        public void Dispose() => Ends++;
    }
}
