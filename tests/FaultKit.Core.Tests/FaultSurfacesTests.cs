namespace FaultKit.Tests;

public sealed class FaultSurfacesTests
{
    [Fact]
    public void SurfaceAddedTwice_IsAttachedOnce()
    {
        var surface = new CountingSurface();

        using var injector = Chaos.Create(Empty, chaos => chaos.AddSurface(surface).AddSurface(new CountingSurface()));

        Assert.Equal(1, surface.Attached);
    }

    [Fact]
    public void SurfaceThatThrows_IsLeftOut_AndSaidSo()
    {
        var listener = new RecordingListener();
        var other = new CountingSurface();

        using var injector = Chaos.Create(Empty, chaos => chaos.AddSurface(new ThrowingSurface()).AddSurface(other).AddListener(listener));

        Assert.Equal(1, other.Attached);
        Assert.Contains(listener.Notices, notice => notice.Level == NoticeLevel.Error && notice.Message.Contains("ThrowingSurface could not be attached", StringComparison.Ordinal));
    }

    [Fact]
    public void RuleOfAKindThatNoSurfaceHas_IsNamedWhenThePlanEnds()
    {
        var listener = new RecordingListener();
        using var injector = new FaultInjector(new() { Listeners = [listener] });
        injector.Load(FaultPlan.Of(Some.Rule("r", new ThrottleFault(), "aspnetcore:GET /orders/*")));

        injector.TurnOff("enough");

        Assert.Contains(listener.Notices, notice => notice.Message.Contains("\"r\" (aspnetcore:GET /orders/*: no surface of this process has aspnetcore points)", StringComparison.Ordinal));
    }

    private static ProcessEnvironment Empty => new() { Plan = """{"version": 1, "enabled": false, "environments": ["*"]}""" };

    private sealed class CountingSurface : IFaultSurface
    {
        public PointKind Kind => PointKind.Custom;

        public int Attached { get; private set; }

        public void Attach(FaultInjector injector) => Attached++;
    }

    private sealed class ThrowingSurface : IFaultSurface
    {
        public PointKind Kind => PointKind.Custom;

        public void Attach(FaultInjector injector) => throw new InvalidOperationException("no room");
    }
}
