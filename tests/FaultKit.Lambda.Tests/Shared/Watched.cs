namespace FaultKit.Lambda.Tests;

/// <summary>Injectors that watch a source, in the environment <c>Test</c>.</summary>
internal static class Watched
{
    public static FaultInjector By(PlanSource source, Notices? notices = null, TimeProvider? time = null)
    {
        var injector = new FaultInjector(new() { Environment = "Test", Time = time ?? TimeProvider.System, Listeners = notices is null ? [] : [notices] });
        injector.Watch = new PlanWatch(injector, source);
        injector.Refresh();
        return injector;
    }
}
