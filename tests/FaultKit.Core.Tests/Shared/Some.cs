namespace FaultKit.Tests;

/// <summary>Things whose details do not matter to a test.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Instant = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ErrorFault Error = new();

    public static FaultRule Rule(string name, Fault? fault = null, string target = "point:*", double percentage = 100) =>
        new() { Name = name, Target = FaultTarget.Parse(target), Fault = fault ?? Error, Rate = Rate.OfPercentage(percentage) };

    public static LatencyFault Latency(double milliseconds, double jitter = 0, FaultWhen when = FaultWhen.Before) => new()
    {
        Delay = TimeSpan.FromMilliseconds(milliseconds),
        Jitter = TimeSpan.FromMilliseconds(jitter),
        Distribution = jitter > 0 ? LatencyDistribution.Uniform : LatencyDistribution.Fixed,
        When = when,
    };

    public static FaultInjector Injector(FaultPlan plan, FaultInjectorOptions? options = null)
    {
        var injector = new FaultInjector(options ?? new() { JournalCapacity = 1_000_000 });
        injector.Load(plan);
        return injector;
    }

    public static FaultScope Scope(string id = "scope") => new(ScopeKind.Test, id);
}
