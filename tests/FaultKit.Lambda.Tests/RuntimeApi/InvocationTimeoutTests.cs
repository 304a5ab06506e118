using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Invocations that are held towards their deadline, and what they are told of it.</summary>
public sealed class InvocationTimeoutTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    [Theory]
    [BothTransports(FaultWhen.Before)]
    [BothTransports(FaultWhen.After)]
    public async Task Timeout_HoldsUntilTheMarginBeforeTheDeadline(Transport transport, FaultWhen when)
    {
        var time = new WaitingTime(DateTimeOffset.FromUnixTimeSeconds(1_764_100_000));
        await using var stage = await OpenAsync(transport, time, new TimeoutFault { Margin = TimeSpan.FromSeconds(2), When = when });
        var invocation = stage.Start().InvokeAsync(timeout: s_timeout);
        await time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(28));
        time.Advance(TimeSpan.FromSeconds(27.9));
        var early = invocation.IsCompleted;

        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal((false, "[1]"), (early, (await invocation).Text));
    }

    [Fact]
    public async Task Timeout_OnAClockWhereWaitsAreOver_WaitsForTheDeadlineLessTheMargin()
    {
        var time = new InstantTime();
        await using var stage = (await Stage.OpenAsync(Transport.Memory, time, Rules.Of(new TimeoutFault { Margin = TimeSpan.FromMinutes(4) }))).Start();

        await stage.InvokeAsync(timeout: TimeSpan.FromMinutes(10));

        Assert.InRange(time.Waits.Single(), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Theory]
    [BothTransports(FaultWhen.Before, 0)]
    [BothTransports(FaultWhen.After, 1)]
    public async Task TimeoutBeyondTheDeadline_IsNeverAnswered_AndThePollerGoesOn(Transport transport, FaultWhen when, int runs)
    {
        var time = new WaitingTime(DateTimeOffset.FromUnixTimeSeconds(1_764_100_000));
        await using var stage = await OpenAsync(transport, time, new TimeoutFault { Beyond = true, When = when }, limit: 1);
        var invocation = stage.Start().InvokeAsync(id: "a", timeout: s_timeout);
        await time.UntilSomebodyWaitsAsync(s_timeout + InvocationEnd.Grace);
        time.Advance(s_timeout);
        await invocation;
        time.Advance(InvocationEnd.Grace);

        var next = stage.InvokeAsync(id: "b", timeout: s_timeout);

        Assert.Equal((LambdaOutcomeKind.TimedOut, "[1]"), ((await invocation).Kind, (await next).Text));
        Assert.Equal((runs, 1), (stage.Calls.GetValueOrDefault("a"), stage.Calls["b"]));
        Assert.Empty(stage.Function.LateAnswers);
    }

    [Theory, BothTransports]
    public async Task TurningOff_LetsAnInvocationThatIsHeldBeyondGoOn(Transport transport)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = (await OpenAsync(transport, time, new TimeoutFault { Beyond = true })).Start();
        var invocation = stage.InvokeAsync(timeout: s_timeout);
        await Patience.UntilAsync(() => stage.Hits.Count == 1);

        stage.Injector.TurnOff("enough");

        Assert.Equal("[1]", (await invocation).Text);
    }

    [Theory, BothTransports]
    public async Task Deadline_IsToldShorter(Transport transport)
    {
        var now = DateTimeOffset.UtcNow;
        await using var stage = await OpenAsync(transport, new FakeTimeProvider(now), new DeadlineFault { Remaining = TimeSpan.FromMilliseconds(250) });

        var (told, json) = await FetchAsync(stage);

        Assert.Equal((now.AddMilliseconds(250).ToUnixTimeMilliseconds(), "1"), (told, json));
    }

    [Theory, BothTransports]
    public async Task DeadlineBesideABrokenEvent_AreBothThere(Transport transport)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stage = await OpenAsync(transport, time, new DeadlineFault { Remaining = TimeSpan.Zero }, Rules.Corrupt(PayloadSide.Request));

        var (told, json) = await FetchAsync(stage);

        Assert.Equal((time.GetUtcNow().ToUnixTimeMilliseconds(), "}1"), (told, json));
    }

    [Fact]
    public async Task Deadline_IsNeverToldLonger()
    {
        var now = DateTimeOffset.UtcNow;
        await using var stage = await OpenAsync(Transport.Memory, new FakeTimeProvider(now), new DeadlineFault { Remaining = TimeSpan.FromMinutes(10) });

        var (told, _) = await FetchAsync(stage);

        Assert.Equal(now.Add(s_timeout).ToUnixTimeMilliseconds(), told);
        Assert.Equal(HitOutcome.Missed, stage.Hits.Single().Outcome);
    }

    private static async Task<Stage> OpenAsync(Transport transport, TimeProvider time, Fault fault, FaultRule? other = null, int? limit = null)
    {
        var notices = new Notices();
        var injector = new FaultInjector(new() { Time = time, Listeners = [notices] });
        var rule = Rules.Of(fault) with { Limit = limit };
        injector.Load(FaultPlan.Of(other is null ? [rule] : [rule, other]));
        return await Stage.OpenAsync(transport, injector, notices, new() { TimeProvider = time, Timeout = s_timeout });
    }

    private static async Task<(long Told, string Event)> FetchAsync(Stage stage)
    {
        var invocation = stage.InvokeAsync(timeout: s_timeout);
        using var next = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        var id = next.Headers.GetValues(RuntimeApiHeader.RequestId).Single();
        var told = long.Parse(next.Headers.GetValues(RuntimeApiHeader.DeadlineMs).Single(), System.Globalization.CultureInfo.InvariantCulture);
        var json = await next.Content.ReadAsStringAsync(Patience.Token);
        using var receipt = await stage.Client.PostAsync(new Uri(stage.Root + $"invocation/{id}/response"), new StringContent("1"), Patience.Token);
        await invocation;
        return (told, json);
    }
}
