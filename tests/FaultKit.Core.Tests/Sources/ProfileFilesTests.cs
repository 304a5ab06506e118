using System.Text;

namespace FaultKit.Tests;

/// <summary>Profiles from files beside the plan.</summary>
public sealed class ProfileFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFile_IsFoundBesideThePlan()
    {
        Write("team.json", ProfileDocument.Own);
        Write("chaos.json", Documents.Plan("\"profilesFrom\": [\"./team.json\"], \"profiles\": [{\"use\": \"ledger-down\", \"with\": {\"percentage\": 5}}]"));

        var plan = FaultPlan.FromFile(_folder["chaos.json"]);

        Assert.Equal(("ledger-down/gone", Rate.OfPercentage(5)), (Assert.Single(plan.Rules).Name, plan.Rules[0].Rate));
    }

    [Fact]
    public void AMistakeInAFile_IsSaidWithFileLineAndColumn()
    {
        Write("team.json", ProfileDocument.Own.Replace("refused", "refusd", StringComparison.Ordinal));
        Write("chaos.json", Documents.Plan("\"profilesFrom\": [\"team.json\"]"));

        var failure = Assert.Throws<FaultPlanException>(() => FaultPlan.FromFile(_folder["chaos.json"]));

        Assert.Contains($"{_folder["team.json"]}:11:133: $.profiles[0].rules[0].fault.kind: \"refusd\" is unknown (did you mean \"refused\"?)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"nowhere.json\"]", "there is no file ")]
    [InlineData("[]", "expected a list of 1 to 20 files")]
    [InlineData("[\"team.json\", \"team.json\"]", "holds a profile \"ledger-down\", and there is one of that name already")]
    public void FilesThatCannotBeUsed_AreRefused(string files, string expected)
    {
        Write("team.json", ProfileDocument.Own);
        Write("chaos.json", Documents.Plan($"\"profilesFrom\": {files}"));

        var failure = Assert.Throws<FaultPlanException>(() => FaultPlan.FromFile(_folder["chaos.json"]));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditOfAFile_IsSeenAsAnEditOfThePlan()
    {
        Write("team.json", ProfileDocument.Own);
        Write("chaos.json", Documents.Plan("\"profilesFrom\": [\"team.json\"], \"profiles\": [{\"use\": \"ledger-down\"}]"));
        using var injector = new FaultInjector(new() { Environment = "Development" });
        var watch = new PlanWatch(injector, new FilePlanSource(_folder["chaos.json"]));
        watch.LookIfDue();
        Assert.Equal(Rate.Always, injector.Plan!.Rules[0].Rate);

        Write("team.json", ProfileDocument.Own.Replace("\"default\": 100", "\"default\": 7", StringComparison.Ordinal));
        watch.LookIfDue();

        Assert.Equal(Rate.OfPercentage(7), injector.Plan!.Rules[0].Rate);
    }

    [Fact]
    public async Task AnUnchangedFile_IsNotReadAgain()
    {
        Write("team.json", ProfileDocument.Own);
        Write("chaos.json", Documents.Plan("\"profilesFrom\": [\"team.json\"]"));
        File.SetLastWriteTimeUtc(_folder["team.json"], DateTime.UnixEpoch.AddYears(40));
        File.SetLastWriteTimeUtc(_folder["chaos.json"], DateTime.UnixEpoch.AddYears(40));
        var source = new FilePlanSource(_folder["chaos.json"]);
        var found = await source.LookAsync(TestContext.Current.CancellationToken);
        PlanReader.Read(found.Document.Span, Some.Instant, source.Files);

        var look = await source.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PlanLook.Unchanged, look);
    }

    [Fact]
    public void LookAtAFileThatStays_AllocatesNothing()
    {
        Write("team.json", ProfileDocument.Own);
        File.SetLastWriteTimeUtc(_folder["team.json"], DateTime.UnixEpoch.AddYears(40));
        var files = new ProfileFiles(_folder["chaos.json"], TimeProvider.System);
        files.Read("team.json", out _);
        files.HaveChanged();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            files.HaveChanged();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text, Encoding.UTF8);
}
