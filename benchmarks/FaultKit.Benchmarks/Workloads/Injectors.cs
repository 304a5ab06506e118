namespace FaultKit.Benchmarks;

/// <summary>Injectors in the states that cost something, or should not.</summary>
internal static class Injectors
{
    /// <summary>No plan, and nothing that could bring one.</summary>
    public static FaultInjector Closed() => new();

    /// <summary>A plan in force, and nothing that could change it.</summary>
    public static FaultInjector On(string plan)
    {
        var injector = new FaultInjector(new() { Environment = Plans.Environment });
        injector.Load(FaultPlan.Parse(plan));
        return injector;
    }

    /// <summary>A source is watched; what it holds is in force.</summary>
    public static FaultInjector Watching(string plan)
    {
        var injector = new FaultInjector(new() { Environment = Plans.Environment });
        injector.Watch = new PlanWatch(injector, new QuietSource(plan));
        injector.Refresh();
        return injector;
    }
}
