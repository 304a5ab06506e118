namespace FaultKit.Testing;

/// <summary>Says so where a test waits on a <see cref="VirtualClock"/> that nobody moves: it hangs, and nothing else would say a word.</summary>
/// <remarks>A notice and no failure: somebody may be about to move the clock, or the test may stand at a breakpoint. It is said once.</remarks>
internal sealed class ClockWatch : IDisposable
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private readonly VirtualClock _clock;
    private readonly string _test;
    private readonly TimeSpan _patience;
    private readonly Action<FaultNotice> _say;
    private readonly ITimer _timer;

    /// <summary>Where the clock stood at the last look while something waited on it; null where all was well.</summary>
    private TimeSpan? _stood;

    /// <param name="clock">The clock.</param>
    /// <param name="test">The name of the test.</param>
    /// <param name="wall">What real time is measured on.</param>
    /// <param name="say">Told what is wrong.</param>
    public ClockWatch(VirtualClock clock, string test, TimeProvider wall, Action<FaultNotice> say)
    {
        (_clock, _test, _say) = (clock, test, say);
        _patience = clock.Patience < s_shortest ? s_shortest : clock.Patience > s_longest ? s_longest : clock.Patience;
        _timer = wall.CreateTimer(static watch => ((ClockWatch)watch!).Look(), this, _patience, _patience);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // Whoever runs a flow on the clock moves it, or says by itself why it cannot.
        TimeSpan? stands = !_clock.IsRun && _clock.HasNext ? _clock.Elapsed : null;
        var isStuck = stands is not null && stands == _stood;
        _stood = stands;
        if (isStuck)
        {
            Dispose();
            _say(new(
                NoticeLevel.Warning,
                $"the test \"{_test}\" waits on a VirtualClock that nobody has moved for {_patience.TotalSeconds} s of real time. After FaultTest.Begin the clock stands still: "
                + "do what waits in clock.RunAsync(...), move the clock with clock.Advance(...), or let FaultTest.RunAsync run the test."));
        }
    }
}
