using System.Text.Json;
using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What goes wrong before an environment's first invocation.</summary>
public sealed class InitReportTests
{
    private readonly EndOfTest _end = new();

    [Theory, BothTransports]
    public async Task ColdStart_HoldsTheFirstPollBack_AndNoOther(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = await OpenAsync(transport, time, new ColdStartFault { Delay = TimeSpan.FromSeconds(4) });
        var first = stage.Start().InvokeAsync();
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        var early = (stage.Function.WaitingPolls, stage.Calls.Count);

        await ClockPump.UntilAsync(time, first);
        var second = await stage.InvokeAsync();

        Assert.Equal((0, 0), early);
        Assert.Equal(("[1]", "[1]", 1), ((await first).Text, second.Text, stage.Hits.Count));
        Assert.Equal((ScopeKind.Environment, "delayed 4000 ms before the call"), (stage.Hits[0].ScopeKind, stage.Hits[0].Detail));
    }

    [Theory, BothTransports]
    public async Task InitError_IsReportedAsARuntimeDoes_AndEndsTheProcess(Transport transport)
    {
        await using var stage = await OpenAsync(transport, TimeProvider.System, new InitErrorFault { Code = "NoDatabase", Message = "It is gone." });

        var outcome = await stage.Start().InvokeAsync();
        await Patience.UntilAsync(() => !_end.Ends.IsEmpty);

        Assert.Equal(LambdaOutcomeKind.InitFailed, outcome.Kind);
        Assert.Equal(("NoDatabase", "It is gone.", "NoDatabase"), (stage.Function.InitError!.Type, stage.Function.InitError.Message, stage.Function.InitError.ReportedType));
        Assert.Equal(["exit 1"], _end.Ends);
        using var document = JsonDocument.Parse(stage.Function.InitError.Body);
        Assert.NotEqual(0, document.RootElement.GetProperty("stackTrace").GetArrayLength());
    }

    [Theory, BothTransports]
    public async Task InitErrorAfterARestore_IsAFailedRestore(Transport transport)
    {
        await using var stage = await OpenAsync(transport, TimeProvider.System, new InitErrorFault { Code = "NoDatabase" });
        using var restored = await stage.Client.GetAsync(new Uri(stage.Root + "restore/next"), Patience.Token);

        await stage.Start().InvokeAsync();

        Assert.Equal(("NoDatabase", null), (stage.Function.RestoreError?.Type, stage.Function.InitError?.Type));
    }

    [Fact]
    public async Task Restore_MakesTheNextLookAtThePlanDue()
    {
        var source = new ScriptedSource("""{"version":1,"enabled":false,"environments":["*"]}""");
        using var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Watch = new(injector, new Sleepy(source));
        injector.Refresh();
        await using var stage = await Stage.OpenAsync(Transport.Memory, injector, new());
        source.Document = Plans.Error("Test");
        using var restored = await stage.Client.GetAsync(new Uri(stage.Root + "restore/next"), Patience.Token);

        var outcome = await stage.Start().InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
    }

    [Fact]
    public async Task TwoWaysAtOnce_StartColdOnce()
    {
        await using var stage = await OpenAsync(Transport.Relay, TimeProvider.System, new ColdStartFault { Delay = TimeSpan.Zero });
        Func<string, ITestContext, Task<string>> handler = (json, _) => Task.FromResult(json);
        var chaotic = handler.UseChaos(stage.Injector);
        stage.Handler = async (id, _) => System.Text.Encoding.UTF8.GetBytes(await chaotic("2", new TestContextOf(id)));

        await stage.Start().InvokeAsync();

        Assert.Single(stage.Hits);
    }

    [Fact]
    public async Task ColdStartOfADelegate_HoldsItsFirstCallBack()
    {
        var time = new FakeTimeProvider();
        using var injector = new FaultInjector(new() { Time = time });
        injector.Load(FaultPlan.Of(Rules.Of(new ColdStartFault { Delay = TimeSpan.FromSeconds(4) })));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        var chaotic = handler.UseChaos(injector);

        var first = chaotic("", new TestContextOf("a"));
        var early = first.IsCompleted;
        await ClockPump.UntilAsync(time, first);
        var second = chaotic("", new TestContextOf("b"));

        Assert.Equal((false, true), (early, second.IsCompletedSuccessfully));
        Assert.Single(injector.Journal.Hits);
    }

    [Fact]
    public async Task ColdStartOfAPlanThatCameLater_HoldsNoDelegateBack()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault(), target: "lambda:other")));
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(1);
        var chaotic = handler.UseChaos(injector);
        await chaotic("", new TestContextOf("a"));

        injector.Load(FaultPlan.Of(Rules.Of(new ColdStartFault { Delay = TimeSpan.FromMinutes(1) })));
        var second = chaotic("", new TestContextOf("b"));

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Empty(injector.Journal.Hits);
    }

    private async Task<Stage> OpenAsync(Transport transport, TimeProvider time, Fault fault)
    {
        var notices = new Notices();
        var injector = new FaultInjector(new() { Time = time, Listeners = [notices], ProcessEnd = _end });
        injector.Load(FaultPlan.Of(Rules.Of(fault)));
        return await Stage.OpenAsync(transport, injector, notices);
    }

    /// <summary>A source that is looked at once an hour.</summary>
    private sealed class Sleepy(ScriptedSource source) : PlanSource
    {
        public override string Name => source.Name;

        public override TimeSpan Interval => TimeSpan.FromHours(1);

        public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => source.LookAsync(cancellation);
    }
}
