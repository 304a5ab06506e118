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
    /// <param name="time">The clock of delays; the system's unless said otherwise. A <see cref="VirtualClock"/> runs the test: its waits cost nothing.</param>
    /// <param name="name">The scope's id in hits; the calling method's name unless said otherwise.</param>
    /// <exception cref="FaultTestException">A rule never hit; the message says which, why, and what happened instead.</exception>
    /// <exception cref="ArgumentException">There is no rule, or a fault cannot be acted out where its rule points.</exception>
    public static async Task RunAsync(
        Action<FaultTestPlan> plan, Func<FaultTestRun, Task> test, TimeProvider? time = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(test);
        using var run = FaultTestRun.Begin(plan, null, time, name);
        await (time is VirtualClock clock ? clock.RunAsync(() => test(run)) : test(run)).ConfigureAwait(false);
        await run.ComeToRestAsync().ConfigureAwait(false);
        run.Verify();
    }

    /// <summary>Turns faults on for what follows in this flow, until the run is disposed.</summary>
    /// <param name="plan">Says what goes wrong.</param>
    /// <param name="time">The clock of delays; the system's unless said otherwise. A <see cref="VirtualClock"/> stands still here: move it, or let what waits run in its <see cref="VirtualClock.RunAsync(Func{Task})"/>; where the test waits and nobody does, a notice on the error stream says so after its <see cref="VirtualClock.Patience"/>.</param>
    /// <param name="name">The scope's id in hits; the calling method's name unless said otherwise.</param>
    /// <returns>The run: <see cref="FaultTestRun.Verify"/> it at the end of the test, and dispose it in the method that began it.</returns>
    /// <exception cref="ArgumentException">There is no rule, or a fault cannot be acted out where its rule points.</exception>
    /// <exception cref="InvalidOperationException">A fault test runs in this flow already.</exception>
    public static FaultTestRun Begin(Action<FaultTestPlan> plan, TimeProvider? time = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        return FaultTestRun.Begin(plan, null, time, name);
    }

    /// <summary>Turns faults on for a whole host, where its work does not come out of the test's flow: a TestServer, a background consumer.</summary>
    /// <param name="services">The host's services, with chaos in them (<c>builder.UseChaos()</c>, <c>services.AddChaos()</c>).</param>
    /// <param name="plan">Says what goes wrong.</param>
    /// <param name="time">The clock of delays; the system's unless said otherwise. A <see cref="VirtualClock"/> stands still here: move it, or let what waits run in its <see cref="VirtualClock.RunAsync(Func{Task})"/>; where the test waits and nobody does, a notice on the error stream says so after its <see cref="VirtualClock.Patience"/>.</param>
    /// <param name="name">The scope's id in hits; the calling method's name unless said otherwise.</param>
    /// <returns>The run: <see cref="FaultTestRun.Verify"/> it at the end of the test, and dispose it in the method that began it.</returns>
    /// <exception cref="ArgumentException">There is no chaos in the services, no rule, or a fault cannot be acted out where its rule points.</exception>
    /// <exception cref="InvalidOperationException">A fault test runs in this flow already, or on this host: tests that share a host take turns.</exception>
    public static FaultTestRun Begin(IServiceProvider services, Action<FaultTestPlan> plan, TimeProvider? time = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(plan);
        var own = (FaultInjector?)services.GetService(typeof(FaultInjector))
            ?? throw new ArgumentException("These services have no chaos in them. Say builder.UseChaos() or services.AddChaos() where the host is set up; with FAULTKIT_DISABLED set, both do nothing.", nameof(services));
        return FaultTestRun.Begin(plan, own, time, name);
    }
}
