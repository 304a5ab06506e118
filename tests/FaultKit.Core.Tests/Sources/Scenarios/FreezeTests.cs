namespace FaultKit.Tests;

/// <summary>A real process with a remote plan, stopped and continued between and during invocations, as Lambda does.</summary>
public sealed class FreezeTests : IAsyncDisposable
{
    private const string Fails = """{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [{ "name": "fail", "target": "lambda:orders", "fault": { "type": "error" } }] }""";
    private const string Waits = """{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [{ "name": "wait", "target": "lambda:orders", "fault": { "type": "latency", "delay": "10m" } }] }""";
    private const string Off = """{ "version": 1, "enabled": false, "environments": ["Test"] }""";

    /// <summary>Longer than the interval of a second with its jitter.</summary>
    private static readonly TimeSpan s_freeze = TimeSpan.FromSeconds(2.5);

    private readonly PlanServer _server = new(PlanServer.Ok(Fails, "ETag: \"fails\"\r\n"));

    public FreezeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are stopped by the signals of Linux, where Lambda runs.");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task FrozenBetweenInvocations_AProcessAsksNothing_AndTheFirstInvocationAfterwardsObeysTheOff()
    {
        using var function = await FrozenApp.StartAsync(_server.Address);
        var before = await function.InvokeAsync("1");
        await UntilQuietAsync();
        _server.Answer = PlanServer.Ok(Off);

        await FreezeAsync(function, expectsSilence: true);

        Assert.Equal(("1 failed", "2 ran"), (before, await function.InvokeAsync("2")));
    }

    [Fact]
    public async Task IdleAndNotFrozen_AProcessAsksNothingEither()
    {
        _server.Answer = PlanServer.Ok(Fails.Replace("orders", "invoices", StringComparison.Ordinal));
        using var function = await FrozenApp.StartAsync(_server.Address);
        Assert.Equal("1 ran", await function.InvokeAsync("1"));
        _server.Drain();

        Assert.False(await _server.Asked.WaitAsync(s_freeze, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ProcessThatIsNoFunction_AsksByItself()
    {
        using var process = await FrozenApp.StartAsync(_server.Address, isFunction: false);
        _server.Drain();

        Assert.True(await _server.Asked.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FrozenDuringAnInvocation_ADelayEndsWithTheOff_AndTheFunctionRuns()
    {
        _server.Answer = PlanServer.Ok(Waits);
        using var function = await FrozenApp.StartAsync(_server.Address);
        await function.SayAsync("1");

        // It is being delayed when somebody looks though no invocation enters.
        _server.Drain();
        Assert.True(await _server.Asked.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await FreezeAsync(function, expectsSilence: false);
        _server.Answer = PlanServer.Ok(Off);

        Assert.Equal("1 ran", await function.HearAsync());
    }

    [Fact]
    public async Task FrozenForLongerThanAPlanOutlivesItsSource_NothingIsInjected()
    {
        using var function = await FrozenApp.StartAsync(_server.Address, staleAfter: "2s");
        var before = await function.InvokeAsync("1");
        await UntilQuietAsync();
        _server.GoAway();

        await FreezeAsync(function, expectsSilence: true);
        var stale = await function.InvokeAsync("2");
        _server.ComeBack();

        Assert.Equal(("1 failed", "2 ran"), (before, stale));
        Assert.Equal("failed", await UntilAsync(function, "failed"));
    }

    [Fact]
    public async Task FrozenDuringALook_ThatNeverEnds_TheNextLookIsHeard()
    {
        using var function = await FrozenApp.StartAsync(_server.Address);
        _server.Drain();
        _server.Answer = "";
        await FreezeAsync(function, expectsSilence: true);
        await function.SayAsync("1");
        await _server.Asked.WaitAsync(TestContext.Current.CancellationToken);

        // The connection dies while nobody can see it.
        function.Freeze();
        _server.HangUp();
        _server.Answer = PlanServer.Ok(Off);
        function.Thaw();

        Assert.NotNull(await function.HearAsync());
        Assert.Equal("ran", await UntilAsync(function, "ran"));
    }

    /// <summary>After a fault somebody looks for a second more; what is edited before that look is over may be heard, or not.</summary>
    private async Task UntilQuietAsync()
    {
        while (await _server.Asked.WaitAsync(s_freeze, TestContext.Current.CancellationToken))
        {
            // One less.
        }
    }

    private async Task FreezeAsync(FrozenApp function, bool expectsSilence)
    {
        function.Freeze();
        _server.Drain();
        var isAsked = await _server.Asked.WaitAsync(s_freeze, TestContext.Current.CancellationToken);
        function.Thaw();
        Assert.False(expectsSilence && isAsked);
    }

    /// <summary>Invokes until an outcome shows: after the interval, at most a minute with its back-off.</summary>
    private static async Task<string> UntilAsync(FrozenApp function, string outcome)
    {
        var give = TimeProvider.System.GetUtcNow().AddMinutes(2);
        for (var i = 100; TimeProvider.System.GetUtcNow() < give; i++)
        {
            if ((await function.InvokeAsync($"{i}"))!.EndsWith(outcome, StringComparison.Ordinal))
            {
                return outcome;
            }
        }

        return $"never {outcome}";
    }
}
