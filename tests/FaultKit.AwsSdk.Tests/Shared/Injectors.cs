namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Injectors with a rule or two.</summary>
internal static class Injectors
{
    public static FaultInjector Of(string target, Fault fault, CallRange? calls = null, TimeProvider? time = null) =>
        Of(time, new FaultRule { Name = "r", Target = FaultTarget.Parse(target), Fault = fault, Calls = calls });

    public static FaultInjector Of(params FaultRule[] rules) => Of(null, rules);

    private static FaultInjector Of(TimeProvider? time, params FaultRule[] rules)
    {
        var injector = new FaultInjector(new() { Scope = new(ScopeKind.Test, "test"), Time = time ?? TimeProvider.System });
        injector.Load(FaultPlan.Of(rules) with { Seed = 7 });
        return injector;
    }
}
