using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>From an environment to an injector that watches its source.</summary>
public sealed class ChaosBuilderTests : IDisposable
{
    private static readonly string s_plan = Documents.Plan("\"rules\": []");

    private readonly TempFolder _folder = new();
    private readonly RecordingListener _listener = new();
    private readonly FakeTimeProvider _time = new(Some.Instant);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WithTheKillSwitchSet_ThereIsNoInjector()
    {
        var injector = Chaos.Create(new() { IsDisabled = true, Plan = s_plan, Name = "Development" }, null);

        Assert.Null(injector);
    }

    [Fact]
    public void ConsentThatIsMisspelt_IsSaid()
    {
        using var injector = Chaos.Create(new() { Allowed = new HashSet<string> { "memory", "cpus" }, Plan = s_plan, Name = "Development" }, chaos => chaos.AddListener(_listener));

        Assert.Contains(_listener.Notices, notice => notice.Level == NoticeLevel.Warning && notice.Message == "FAULTKIT_ALLOW names \"cpus\", which is no fault that needs consent (did you mean \"cpu\"?); those are crash, exit, memory, cpu, disk, threads.");
    }

    [Fact]
    public void WithoutIt_ThereIsOne()
    {
        using var injector = Chaos.Create(new() { Plan = "{\"enabled\": false}", Name = "Development" }, null);

        Assert.NotNull(injector);
    }

    [Fact]
    public void AnInlinePlan_IsInForceFromTheStart()
    {
        using var injector = Create(s_plan);

        Assert.NotNull(injector.Plan);
    }

    [Fact]
    public void APlanForAnotherEnvironment_IsNot()
    {
        using var injector = Create(s_plan, environment: "Production");

        Assert.Null(injector.Plan);
    }

    [Fact]
    public void AFile_IsFollowed()
    {
        using var injector = Create(_folder["chaos.json"]);
        var isOn = new List<bool> { injector.Plan is not null };

        foreach (var document in new[] { s_plan, "{\"version\"", s_plan, "{\"enabled\": false, \"ver", s_plan, null })
        {
            Write(document);
            injector.Refresh();
            isOn.Add(injector.Plan is not null);
        }

        Assert.Equal([false, true, true, true, false, true, false], isOn);
    }

    [Fact]
    public async Task AFile_IsFollowedWithoutAThreadToo()
    {
        using var injector = Create(_folder["chaos.json"]);
        Write(s_plan);

        await injector.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(injector.Plan);
    }

    [Theory]
    [InlineData("s3://bucket/chaos.json")]
    [InlineData("bad\0path")]
    public void ASourceThatIsNotKnownHere_IsSaidAndMeansOff(string source)
    {
        using var injector = Create(source);

        Assert.Equal((true, NoticeLevel.Error, true), (injector.Plan is null, Assert.Single(_listener.Notices).Level, _listener.Notices.First().Message.EndsWith("Faults stay off.", StringComparison.Ordinal)));
    }

    [Fact]
    public void ASourceNamedInCodeThatIsNotKnownHere_IsSaidAndMeansOff()
    {
        using var injector = Create(null, chaos => chaos.ReadPlan("s3://bucket/chaos.json"));

        Assert.Equal((true, NoticeLevel.Error), (injector.Plan is null, Assert.Single(_listener.Notices).Level));
    }

    [Fact]
    public void AFileThatSomebodyNamed_AndIsNotThere_IsAWarningThatSaysWhere()
    {
        using var injector = Create("missing.json");

        var notice = Assert.Single(_listener.Notices);
        Assert.Equal((NoticeLevel.Warning, $"missing.json: the file does not exist at {Path.GetFullPath("missing.json")}; faults are off until there is one"), (notice.Level, notice.Message));
    }

    [Fact]
    public void ASourceNamedInCode_IsReadWhereTheEnvironmentNamesNone()
    {
        using var injector = Create(null, chaos => chaos.ReadPlan(s_plan));

        Assert.NotNull(injector.Plan);
    }

    [Fact]
    public void AKindOfSourceThatASurfaceBrings_IsKnownBeforeThePlanIsRead()
    {
        using var injector = Create("bucket:chaos", chaos => chaos.AddSurface(new BucketSurface()));

        Assert.NotNull(injector.Plan);
    }

    [Fact]
    public void ASourceThatCannotBeMade_IsSaidAndMeansOff()
    {
        using var injector = Create("bucket:", chaos => chaos.AddSurface(new BucketSurface()));

        Assert.Equal((true, "a bucket has a name Faults stay off."), (injector.Plan is null, Assert.Single(_listener.Notices).Message));
    }

    [Fact]
    public void TheEnvironmentsSource_BeatsTheOneNamedInCode()
    {
        using var injector = Create(Documents.Plan("\"seed\": 7"), chaos => chaos.ReadPlan(Documents.Plan("\"seed\": 8")));

        Assert.Equal(7, injector.Plan?.Seed);
    }

    [Fact]
    public void AnEnvironmentNamedInCode_BeatsTheProcesss()
    {
        using var injector = Create(s_plan, chaos => chaos.UseEnvironment("Production"));

        Assert.Null(injector.Plan);
    }

    [Fact]
    public async Task ASessionThatEnds_TurnsOff()
    {
        var injector = Create(s_plan);
        var wasOn = injector.Plan is not null;

        await new ChaosSession(injector).DisposeAsync();

        Assert.Equal((true, true, true), (wasOn, injector.Plan is null, injector.IsIdle));
    }

    [Fact]
    public async Task ASessionWithoutAnInjector_EndsToo()
    {
        var failure = await Record.ExceptionAsync(() => new ChaosSession(null).DisposeAsync().AsTask());

        Assert.Null(failure);
    }

    private FaultInjector Create(string? plan, Action<ChaosBuilder>? configure = null, string environment = "Development")
    {
        var chaos = new ChaosBuilder(new() { Plan = plan, Name = environment }).AddListener(_listener).UseTime(_time);
        configure?.Invoke(chaos);
        return chaos.Build();
    }

    private void Write(string? document)
    {
        if (document is null)
        {
            File.Delete(_folder["chaos.json"]);
        }
        else
        {
            File.WriteAllText(_folder["chaos.json"], document);
        }
    }

    private sealed class BucketSurface : IFaultSurface
    {
        public PointKind Kind => PointKind.Custom;

        public void Configure(ChaosBuilder chaos) =>
            chaos.AddPlanSource("bucket", name => name.Length > 7 ? PlanSource.Of(s_plan) : throw new ArgumentException("a bucket has a name"));

        public void Attach(FaultInjector injector)
        {
        }
    }
}
