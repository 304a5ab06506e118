using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>When a source is looked at, by whom, and for how long work waits for it.</summary>
public sealed class PlanWatchPatienceTests : IDisposable
{
    private static readonly PlanLook s_good = ScriptedSource.Found(Documents.Rule());

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly ScriptedSource _source = new();
    private readonly TaskCompletionSource<PlanLook> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FaultInjector _injector;
    private readonly PlanWatch _watch;

    public PlanWatchPatienceTests()
    {
        _injector = new(new() { Environment = "Development", Time = _time });
        _watch = new(_injector, _source);
    }

    public void Dispose() => _injector.Dispose();

    [Fact]
    public async Task ASourceThatHangs_HoldsWorkForAMomentOnly()
    {
        _source.Next = () => new(_answer.Task);
        var work = LookAsync();

        _time.Advance(TimeSpan.FromMilliseconds(199));
        var isHeld = !work.IsCompleted;
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await work.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(isHeld);
    }

    [Fact]
    public async Task ASourceThatAnswersAtLast_IsHeard()
    {
        var isLoaded = new LoadListener();
        using var injector = new FaultInjector(new() { Environment = "Development", Time = _time, Listeners = [isLoaded] });
        var watch = new PlanWatch(injector, _source);
        _source.Next = () => new(_answer.Task);
        var work = watch.LookIfDueAsync(TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));
        await work;

        _answer.SetResult(s_good);
        await isLoaded.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.NotNull(injector.Plan);
    }

    [Fact]
    public async Task ASourceThatAnswersInTime_IsHeardBeforeTheWorkGoesOn()
    {
        _source.Next = () => new(_answer.Task);
        var work = LookAsync();

        _answer.SetResult(s_good);
        await work;

        Assert.NotNull(_injector.Plan);
    }

    [Fact]
    public async Task WorkThatIsCancelled_WaitsNoLonger()
    {
        using var cancellation = new CancellationTokenSource();
        _source.Next = () => new(_answer.Task);
        var work = _watch.LookIfDueAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        var failure = await Record.ExceptionAsync(() => work.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None));

        Assert.Null(failure);
    }

    [Fact]
    public void ASourceThatHangs_DoesNotKeepAPlanForEver()
    {
        _source.Say(s_good);
        _watch.LookIfDue();
        _source.Next = () => new(_answer.Task);
        _ = LookAsync();

        _time.Advance(new PlanTiming().StaleAfter - TimeSpan.FromMilliseconds(1));
        _watch.LookIfDue();
        var wasOn = _injector.Plan is not null;
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _watch.LookIfDue();

        Assert.Equal((true, true), (wasOn, _injector.Plan is null));
    }

    [Fact]
    public async Task WhileOneLooks_NobodyElseDoes()
    {
        _source.Next = () => new(_answer.Task);
        var first = LookAsync();

        var second = LookAsync();
        var isDone = second.IsCompletedSuccessfully;
        _answer.SetResult(s_good);
        await first;

        Assert.Equal((true, 1), (isDone, _source.Looks));
    }

    [Fact]
    public async Task ALookThatNobodyWaitsFor_IsWaitedForByTheFirstThatComes_AndByNobodyElse()
    {
        _source.Next = () => new(_answer.Task);
        _watch.Glance();

        var first = LookAsync();
        var second = LookAsync();
        var areDone = (first.IsCompleted, second.IsCompleted);
        _answer.SetResult(s_good);
        await first;

        Assert.Equal(((false, true), 1, true), (areDone, _source.Looks, _injector.Plan is not null));
    }

    [Fact]
    public async Task AfterALook_TheNextOneLooks()
    {
        _source.Next = () => new(_answer.Task);
        var first = LookAsync();
        _answer.SetResult(s_good);
        await first;

        await LookAsync();

        Assert.Equal(2, _source.Looks);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3600, 1)]
    [InlineData(-0.001, 1)]
    public void BetweenLooks_TheSourceIsLeftAlone(double seconds, int expected)
    {
        var source = new ScriptedSource { At = TimeSpan.FromSeconds(seconds) };
        var watch = new PlanWatch(_injector, source);

        watch.LookIfDue();
        watch.LookIfDue();
        watch.LookIfDue();

        Assert.Equal(expected, source.Looks);
    }

    [Fact]
    public void BetweenLooks_NothingIsAllocated()
    {
        var watch = new PlanWatch(_injector, new ScriptedSource { At = TimeSpan.FromHours(1) });
        watch.LookIfDue();
        watch.LookIfDue();
        var before = GC.GetAllocatedBytesForCurrentThread();

        watch.LookIfDue();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void UnderThreads_LooksNeverOverlap()
    {
        var looking = 0;
        var overlaps = 0;
        _source.Next = () =>
        {
            overlaps += Interlocked.Increment(ref looking) > 1 ? 1 : 0;
            Thread.Yield();
            Interlocked.Decrement(ref looking);
            return new(PlanLook.Unchanged);
        };

        Crew.Run(8, _ => Array.ForEach(new int[500], _ => _watch.LookIfDue()));

        Assert.Equal((0, true), (overlaps, _source.Looks > 0));
    }

    [Fact]
    public void AClockThatFails_HarmsNobody()
    {
        var listener = new RecordingListener();
        var clock = new FailingClock();
        using var injector = new FaultInjector(new() { Time = clock, Listeners = [listener] });
        var watch = new PlanWatch(injector, _source);
        clock.Fails = true;

        watch.LookIfDue();
        clock.Fails = false;
        watch.LookIfDue();

        Assert.Equal((NoticeLevel.Error, 2), (Assert.Single(listener.Notices).Level, _source.Looks));
    }

    private Task LookAsync() => _watch.LookIfDueAsync(TestContext.Current.CancellationToken).AsTask();

    private sealed class LoadListener : IFaultListener
    {
        private readonly TaskCompletionSource _isLoaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _isLoaded.Task;

        public void OnHit(FaultHit hit)
        {
        }

        public void OnNotice(FaultNotice notice) => _isLoaded.TrySetResult();
    }

    private sealed class FailingClock : TimeProvider
    {
        public bool Fails { get; set; }

        public override DateTimeOffset GetUtcNow() => Fails ? throw new InvalidTimeZoneException("broken clock") : Some.Instant;
    }
}
