namespace FaultKit.Tests;

/// <summary>What a call that is not faulted costs in memory: nothing.</summary>
public sealed class AllocationTests
{
    private const int Calls = 1000;

    private static readonly FaultPoint s_point = FaultPoint.Http("GET", "https", "allocation.internal", 443);

    [Fact]
    public void WithoutAPlan_ADecisionAllocatesNothing()
    {
        using var injector = new FaultInjector();

        var bytes = BytesOfCalls(injector, Some.Scope());

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void WithoutARuleForThePoint_ADecisionAllocatesNothing()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "http:another.internal")));

        var bytes = BytesOfCalls(injector, Some.Scope());

        Assert.Equal(0, bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithTenRulesThatChanceKeepsBack_ADecisionAllocatesNothing(bool hasScope)
    {
        using var injector = Some.Injector(FaultPlan.Of(Rules(0)) with { Expires = TimeProvider.System.GetUtcNow().AddHours(1) });

        var bytes = BytesOfCalls(injector, hasScope ? Some.Scope() : null);

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void WithTenRulesThatChanceLetsThrough_ADecisionIsMade()
    {
        using var injector = Some.Injector(FaultPlan.Of(Rules(100)));

        var bytes = BytesOfCalls(injector, Some.Scope());

        Assert.NotEqual(0, bytes);
    }

    [Fact]
    public void ARuleForAnotherPath_AllocatesNothing()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "http:allocation.internal/*/other/**")));

        var bytes = BytesOfCalls(injector, Some.Scope());

        Assert.Equal(0, bytes);
    }

    private static FaultRule[] Rules(double percentage) =>
        [.. Enumerable.Range(0, 10).Select(i => Some.Rule($"r{i}", target: "http:allocation.internal/quotes/*", percentage: percentage) with { Calls = i % 2 == 0 ? CallRange.Between(1, 100) : null })];

    private static long BytesOfCalls(FaultInjector injector, FaultScope? scope)
    {
        injector.Decide(new(s_point, "/quotes/7", scope))?.Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            injector.Decide(new(s_point, "/quotes/7", scope))?.Dispose();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
