using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Faults that wait for an answer which goes another way must not wait for ever.</summary>
public sealed class PendingAnswersTests : IDisposable
{
    private static readonly EventFacts s_http = new(EventSource.HttpApi);

    private readonly FakeTimeProvider _time = new();
    private readonly FaultInjector _injector;
    private readonly PendingAnswers _pending = new();

    public PendingAnswersTests()
    {
        _injector = new(new() { Time = _time });
        _injector.Load(FaultPlan.Of(Rules.Error(FaultWhen.After)) with { MaxActiveFaults = 2 });
    }

    private HitList Hits => _injector.Journal.Hits;

    [Fact]
    public void Answer_IsTakenOnce()
    {
        _pending.Add("a", new(Decision(), s_http, In(3)));

        Assert.True(_pending.Take("a")?.Event.IsHttp);
        Assert.Null(_pending.Take("a"));
    }

    [Fact]
    public void AnswerOfAnotherInvocation_IsNotTaken()
    {
        _pending.Add("a", new(Decision(), default, In(3)));

        var pending = _pending.Take("b");

        Assert.Null(pending);
    }

    [Fact]
    public void Sweep_BeforeTheEnd_KeepsIt()
    {
        _pending.Add("a", new(Decision(), default, In(3)));
        _time.Advance(TimeSpan.FromSeconds(3));

        _pending.Sweep(_time.GetUtcNow());

        Assert.NotNull(_pending.Take("a"));
    }

    [Fact]
    public void Sweep_AfterTheEnd_EndsIt()
    {
        _pending.Add("a", new(Decision(), default, In(3)));
        _time.Advance(TimeSpan.FromSeconds(3.1));

        _pending.Sweep(_time.GetUtcNow());

        Assert.True(_pending.IsEmpty);
        Assert.Equal((HitOutcome.Missed, "the answer did not pass here"), (Hits.Single().Outcome, Hits.Single().Detail));
    }

    [Fact]
    public void SameRequestAgain_EndsWhatTheFirstWaitedFor()
    {
        _pending.Add("a", new(Decision(), default, In(3)));

        _pending.Add("a", new(Decision(), s_http, In(3)));

        Assert.Equal(HitOutcome.Missed, Hits.Single().Outcome);
        Assert.True(_pending.Take("a")?.Event.IsHttp);
    }

    [Fact]
    public async Task StreamedAnswers_DoNotUseUpTheBudgetOfFaultsForEver()
    {
        await using var stage = await Stage.OpenAsync(Transport.Memory, _injector, new());
        for (var i = 0; i < 3; i++)
        {
            // Taken and never answered through this client.
            _ = stage.InvokeAsync("1", $"streamed-{i}", TimeSpan.FromSeconds(3));
            using var next = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        }

        _time.Advance(TimeSpan.FromDays(10_000));
        stage.Start();
        var outcome = await stage.InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
    }

    public void Dispose() => _injector.Dispose();

    private FaultDecision Decision() => _injector.Decide(new(FaultPoint.Lambda("orders")))!;

    private DateTimeOffset In(int seconds) => _time.GetUtcNow().AddSeconds(seconds);
}
