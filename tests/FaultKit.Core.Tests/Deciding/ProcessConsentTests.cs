namespace FaultKit.Tests;

public sealed class ProcessConsentTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("consent");

    [Fact]
    public void ExceptionThatNobodyRegistered_LeavesItsRuleWithoutEffect_AndSaysSo()
    {
        var listener = new RecordingListener();
        using var injector = new FaultInjector(new() { Listeners = [listener], Consent = new(new HashSet<string>(), new Dictionary<string, Func<Exception>> { ["OutOfStock"] = () => new InvalidOperationException() }) });

        injector.Load(FaultPlan.Of(Some.Rule("r", new ErrorFault { Exception = "OutOfStok" })));

        Assert.Null(injector.Decide(new(s_point)));
        Assert.Contains(listener.Notices, notice => notice.Message.Contains("rule \"r\" is without effect in this process: no exception is registered as \"OutOfStok\" (did you mean \"OutOfStock\"?)", StringComparison.Ordinal));
        Assert.Equal("faults are on: 0 rule(s) in force, 1 without effect here", listener.Notices.Last().Message);
    }

    [Fact]
    public async Task RegisteredException_IsBuiltAfreshForEachHit()
    {
        using var injector = new FaultInjector(new() { Consent = new(new HashSet<string>(), new Dictionary<string, Func<Exception>> { ["OutOfStock"] = () => new InvalidOperationException("none left") }) });
        injector.Load(FaultPlan.Of(Some.Rule("r", new ErrorFault { Exception = "OutOfStock" })));

        var first = await Assert.ThrowsAsync<InvalidOperationException>(async () => await injector.PointAsync("consent", TestContext.Current.CancellationToken));
        var second = await Assert.ThrowsAsync<InvalidOperationException>(async () => await injector.PointAsync("consent", TestContext.Current.CancellationToken));

        Assert.NotSame(first, second);
    }

    [Fact]
    public void FaultThatNeedsConsent_ActsOnlyWhereTheProcessAllowsIt()
    {
        var rule = Some.Rule("r", new DangerousFault());

        Assert.Equal("\"danger\" needs the consent of this process; set FAULTKIT_ALLOW=danger", ProcessConsent.None.WhyInert(rule));
        Assert.Null(new ProcessConsent(new HashSet<string> { "danger" }, new Dictionary<string, Func<Exception>>()).WhyInert(rule));
    }

    [Theory]
    [InlineData("crash,memory", "crash memory")]
    [InlineData(" crash , ", "crash")]
    [InlineData(null, "")]
    public void Allow_IsReadFromTheEnvironment(string? value, string names)
    {
        var process = ProcessEnvironment.Read(name => name == "FAULTKIT_ALLOW" ? value : null);

        Assert.Equal(names, string.Join(' ', process.Allowed.Order()));
    }

    /// <summary>A fault such as <c>crash</c> will be, before there is one.</summary>
    private sealed record DangerousFault : Fault
    {
        internal override FaultShape Shape { get; } = new("danger", "", [], [new(PointKind.Custom, true, false, "")], _ => (new DangerousFault(), null)) { NeedsConsent = true };

        internal override ShapeValues Settings => new([]);

        internal override FaultRole Role => FaultRole.Terminal;
    }
}
