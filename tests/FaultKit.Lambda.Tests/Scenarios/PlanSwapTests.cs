using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Plans that change while invocations are under way.</summary>
public sealed class PlanSwapTests : IDisposable
{
    private const int Swaps = 10_000;
    private const int Invocations = 3_200;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
    private readonly Notices _notices = new();

    [Theory, BothTransports]
    public async Task TenThousandSwapsUnderLoad_LoseNothingAndEndInTheLastPlan(Transport transport)
    {
        await File.WriteAllBytesAsync(_file, Plans.Error("Test", "E0"), Patience.Token);
        using var injector = Watched.By(PlanSource.Of(_file), _notices);
        await using var stage = (await Stage.OpenAsync(transport, injector, _notices)).Start(16);
        var swapping = Task.Run(() => Swap(injector), Patience.Token);
        var load = await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => InvokeAsync(stage, caller)));
        await swapping;
        var outcomes = load.SelectMany(outcome => outcome).ToArray();
        await File.WriteAllBytesAsync(_file, Plans.Error("Test", "TheLastOne"), Patience.Token);
        var last = await stage.InvokeAsync();
        var failed = outcomes.Count(outcome => outcome.Error is not null) + 1;

        // A call waits for its listeners, and no longer than 0.1 s: on a machine with much to do the last are told a little later.
        await Patience.UntilAsync(() => _notices.Injected >= failed);
        Assert.Equal("TheLastOne", last.ErrorType);
        Assert.All(outcomes, outcome => Assert.True(outcome.Text == "[1]" || outcome.ErrorType!.StartsWith('E'), outcome.ToString()));
        Assert.All(stage.Calls.Values, count => Assert.Equal(1, count));
        Assert.Empty(_notices.Errors);
        Assert.Equal(failed, _notices.Injected);
    }

    [Fact]
    public async Task FileEditedInPlace_IsNeverInForceByHalf()
    {
        // A look may fall between the truncation and the last byte: what it finds is refused, and the next look sees the rest.
        await File.WriteAllBytesAsync(_file, Plans.Error("Test", "E"), Patience.Token);
        using var injector = Watched.By(PlanSource.Of(_file), _notices);
        var bytes = Plans.Error("Test", "Edited");

        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(_file, bytes[..length], Patience.Token);
            injector.Refresh();
        }

        Assert.Equal("Edited", ((ErrorFault)injector.Plan!.Rules.Single().Fault).Code);
    }

    [Fact]
    public void EditOfTheSameLengthWithinATickOfTheFileSystem_IsSeen()
    {
        File.WriteAllBytes(_file, Plans.Error("Test", "E1"));
        var tick = File.GetLastWriteTimeUtc(_file);
        using var injector = Watched.By(new FilePlanSource(_file, new FakeTimeProvider(tick)), _notices);

        File.WriteAllBytes(_file, Plans.Error("Test", "E2"));
        File.SetLastWriteTimeUtc(_file, tick);
        injector.Refresh();

        Assert.Equal("E2", ((ErrorFault)injector.Plan!.Rules.Single().Fault).Code);
    }

    [Fact]
    public void FileThatDoesNotChange_IsPutIntoForceOnce()
    {
        File.WriteAllBytes(_file, Plans.Error("Test", "E1"));
        using var injector = Watched.By(PlanSource.Of(_file), _notices);

        injector.Refresh();
        injector.Refresh();

        Assert.Single(_notices.Of(NoticeLevel.Information));
    }

    [Fact]
    public async Task PlanSwappedInMidDelay_KeepsTheDecisionThatWasMade()
    {
        var time = new FakeTimeProvider();
        await using var stage = (await Stage.OpenAsync(Transport.Memory, time, Rules.Latency(TimeSpan.FromMinutes(1)), Rules.Error())).Start();
        var invocation = stage.InvokeAsync();
        await Patience.UntilAsync(() => stage.Hits.Count == 1);

        stage.Injector.Load(FaultPlan.Of(Rules.Response()));
        await ClockPump.UntilAsync(time, invocation);

        Assert.Equal("Broken", (await invocation).ErrorType);
    }

    public void Dispose() => File.Delete(_file);

    private void Swap(FaultInjector injector)
    {
        for (var swap = 1; swap <= Swaps; swap++)
        {
            Swap(injector, swap);
        }
    }

    /// <summary>Every fifth swap is an edit of the file, as good or as broken as edits are; the others come from code.</summary>
    private void Swap(FaultInjector injector, int swap)
    {
        switch (swap % 10)
        {
            case 0:
                File.WriteAllBytes(_file, Plans.Error("Test", $"E{swap}"));
                break;
            case 5:
                File.WriteAllBytes(_file, Plans.Error("Test", $"E{swap}")[..^(swap % 40)]);
                break;
            case 3:
                injector.TurnOff("a swap");
                break;
            default:
                injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault { Code = $"E{swap}", When = (FaultWhen)(swap % 2) }, 0.5)) with { Seed = swap });
                break;
        }
    }

    private static async Task<List<LambdaOutcome>> InvokeAsync(Stage stage, int caller)
    {
        var outcomes = new List<LambdaOutcome>();
        for (var i = 0; i < Invocations / 16; i++)
        {
            outcomes.Add(await stage.InvokeAsync("1", $"c{caller}-{i}"));
        }

        return outcomes;
    }
}
