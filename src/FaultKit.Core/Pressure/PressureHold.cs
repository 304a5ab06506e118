namespace FaultKit;

/// <summary>Pressure that is on, and what ends it: the call, its time, or faults that are turned off.</summary>
internal sealed class PressureHold : IDisposable
{
    private readonly IDisposable _pressure;
    private readonly CancellationTokenRegistration _off;
    private readonly ITimer _timer;
    private int _isOver;

    public PressureHold(IDisposable pressure, TimeSpan longest, TimeProvider time, CancellationToken off)
    {
        _pressure = pressure;
        _timer = time.CreateTimer(static hold => ((PressureHold)hold!).Release(), this, longest, Timeout.InfiniteTimeSpan);
        _off = off.UnsafeRegister(static hold => ((PressureHold)hold!).Release(), this);
    }

    /// <summary>What is held, or was.</summary>
    public IDisposable Pressure => _pressure;

    public void Dispose()
    {
        Release();
        _timer.Dispose();
        _off.Unregister();
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _pressure.Dispose();
        }
    }
}
