using System.Runtime.CompilerServices;

namespace FaultKit.Testing;

/// <summary>Turns faults on for one test, and fails the test if they were never injected.</summary>
/// <remarks>
/// The faults belong to the flow of the test: what it awaits and starts sees them, and tests that run beside it do not, even on the
/// same clients. Clients and handlers may have been made before, as long as FaultKit is in them (<see cref="FaultHttpHandler"/>,
/// <c>services.AddChaos()</c>, <c>handler.UseChaos()</c>). Knows no test runner: it fails by <see cref="FaultTestException"/>.
/// </remarks>
public static class FaultTest
{
    /// <summary>Runs a test under faults and verifies that every rule hit.</summary>
    /// <param name="plan">Says what goes wrong.</param>
    /// <param name="test">The test.</param>
    /// <param name="time">The clock of delays; the system's unless said otherwise.</param>
    /// <param name="name">The scope's id in hits; the calling method's name unless said otherwise.</param>
    /// <exception cref="FaultTestException">A rule never hit; the message says which, why, and what happened instead.</exception>
    /// <exception cref="ArgumentException">There is no rule, or a fault cannot be acted out where its rule points.</exception>
    public static async Task RunAsync(
        Action<FaultTestPlan> plan, Func<FaultTestRun, Task> test, TimeProvider? time = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(test);
        var said = new FaultTestPlan();
        plan(said);
        var faults = said.Build();
        using var injector = new FaultInjector(new() { Time = time ?? TimeProvider.System, Scope = new(ScopeKind.Test, name) });
        injector.Load(faults);
        var run = new FaultTestRun(injector, faults);
        using (TestScopes.Enter(injector))
        {
            await test(run).ConfigureAwait(false);
        }

        run.Verify();
    }
}
