using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>A plan that is none injects nothing, says why, and makes way for the next good one.</summary>
public sealed class PlanTroubleTests
{
    private static readonly Dictionary<string, byte[]?> s_troubles = new()
    {
        ["missing"] = null,
        ["empty"] = [],
        ["blank"] = " \r\n\t"u8.ToArray(),
        ["10 MB"] = [.. Plans.Error("Test").SkipLast(1), .. Enumerable.Repeat((byte)' ', 10 * 1024 * 1024), (byte)'}'],
        ["10 MB of brackets"] = [.. Enumerable.Repeat((byte)'[', 10 * 1024 * 1024)],
        ["binary"] = [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 131))],
        ["zeros"] = new byte[4096],
        ["truncated"] = Plans.Error("Test")[..^20],
        ["truncated in a name"] = Plans.Error("Test")[..30],
        ["truncated in a character"] = [.. "{\"version\":1,\"enabled\":true,\"environments\":[\"T"u8, 0xC3],
        ["a list"] = "[]"u8.ToArray(),
        ["a text"] = "\"plan\""u8.ToArray(),
        ["null"] = "null"u8.ToArray(),
        ["rules of another type"] = """{"version":1,"enabled":true,"environments":["Test"],"rules":{"a":1}}"""u8.ToArray(),
        ["a rule of another type"] = """{"version":1,"enabled":true,"environments":["Test"],"rules":[1,null,"x",[]]}"""u8.ToArray(),
        ["a fault of another type"] = """{"version":1,"enabled":true,"environments":["Test"],"rules":[{"name":"e","target":"lambda:*","fault":"error"}]}"""u8.ToArray(),
        ["types upside down"] = """{"version":"1","enabled":"true","environments":"Test","seed":"x","rules":[{"name":1,"target":2,"fault":{"type":3},"percentage":"all"}]}"""u8.ToArray(),
        ["version of tomorrow"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Plans.Error("Test")).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)),
        ["not enabled"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Plans.Error("Test")).Replace("true", "false", StringComparison.Ordinal)),
    };

    public static TheoryData<string> Troubles => [.. s_troubles.Keys];

    /// <summary>Those that neither say "gone" nor that faults are off.</summary>
    public static TheoryData<string> Refusals => [.. s_troubles.Keys.Except(["missing", "not enabled", "types upside down"])];

    private readonly Notices _notices = new();

    [Theory, MemberData(nameof(Troubles))]
    public async Task FirstDocument_InjectsNothingThroughTheRuntimeApi(string trouble)
    {
        using var injector = Watching(new(s_troubles[trouble]!) { Document = s_troubles[trouble] });
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal("[1]", outcome.Text);
        Assert.Empty(stage.Hits);
    }

    [Theory, MemberData(nameof(Troubles))]
    public async Task FirstDocument_InjectsNothingAroundTheDelegate(string trouble)
    {
        using var injector = Watching(new(s_troubles[trouble]!) { Document = s_troubles[trouble] });
        var task = Task.FromResult(1);
        Func<string, ITestContext, Task<int>> handler = (_, _) => task;

        var result = handler.UseChaos(injector)("", new TestContextOf("a"));

        Assert.Same(task, result);
        Assert.Equal(1, await result);
    }

    [Theory, MemberData(nameof(Refusals))]
    public void Refusal_IsAClearNoticeSaidOnce(string trouble)
    {
        using var injector = Watching(new(s_troubles[trouble]!));
        injector.Refresh();
        injector.Refresh();

        var notice = Assert.Single(_notices.Warnings);

        Assert.Contains("script", notice, StringComparison.Ordinal);
        Assert.InRange(notice.Length, 20, 2_000);
        Assert.DoesNotContain(notice, character => char.IsControl(character) && character is not ('\n' or '\r'));
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task RefusalAfterAGoodPlan_KeepsThePlan(string trouble)
    {
        var source = new ScriptedSource(Plans.Error("Test"));
        using var injector = Watching(source);
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();

        source.Document = s_troubles[trouble];
        var outcome = await stage.InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("not enabled")]
    [InlineData("types upside down")]
    public async Task OffAfterAGoodPlan_TurnsOff(string trouble)
    {
        var source = new ScriptedSource(Plans.Error("Test"));
        using var injector = Watching(source);
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();

        source.Document = s_troubles[trouble];
        var outcome = await stage.InvokeAsync();

        Assert.Equal("[1]", outcome.Text);
    }

    [Theory, MemberData(nameof(Troubles))]
    public async Task GoodPlanAfterTrouble_IsInForceForTheNextInvocation(string trouble)
    {
        var source = new ScriptedSource(s_troubles[trouble]!) { Document = s_troubles[trouble] };
        using var injector = Watching(source);
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();
        await stage.InvokeAsync();

        source.Document = Plans.Error("Test", "Good");
        var outcome = await stage.InvokeAsync();

        Assert.Equal("Good", outcome.ErrorType);
    }

    [Fact]
    public async Task SourceThatThrows_InjectsNothingAndSaysSo()
    {
        using var injector = Watched.By(new Throwing(), _notices);
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal("[1]", outcome.Text);
        Assert.Equal("throwing cannot be read: out of order", _notices.Warnings.Single());
    }

    [Theory]
    [InlineData("Production", 0)]
    [InlineData("test", 1)]
    public async Task Environment_HasToBeNamed(string environment, int hits)
    {
        using var injector = Watching(new(Plans.Error(environment)));
        await using var stage = (await Stage.OpenAsync(Transport.Memory, injector, _notices)).Start();

        await stage.InvokeAsync();

        Assert.Equal(hits, stage.Hits.Count);
    }

    private FaultInjector Watching(ScriptedSource source) => Watched.By(source, _notices);

    private sealed class Throwing : PlanSource
    {
        public override string Name => "throwing";

        public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => throw new InvalidOperationException("out of order");
    }
}
