using Microsoft.Extensions.DependencyInjection;

namespace FaultKit;

/// <summary>Switches chaos on for the services of a container.</summary>
public static class ChaosServiceExtensions
{
    /// <summary>Switches chaos on: brings faults to every <see cref="HttpClient"/> of <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says what neither the environment nor the configuration says; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// <para>
    /// Switched on is not turned on: without a plan nothing goes wrong. The plan is the one that <c>FAULTKIT_PLAN</c> names, else
    /// <c>Chaos:Plan</c> of the configuration (the same string: JSON itself, or the path of a file), else
    /// <see cref="ChaosBuilder.ReadPlan(string)"/>, else <c>chaos.json</c> beside the application. Its source is looked at once a
    /// second. The environment is the host's, and the clock a <see cref="TimeProvider"/> that is registered as a service, unless
    /// <paramref name="configure"/> says otherwise.
    /// </para>
    /// <para>
    /// Faults sit innermost, below every other handler of a client, so that its retries, timeouts and circuit breakers meet them as
    /// they would meet real ones; the order of registrations does not matter. Calling it again adds nothing but what another
    /// <paramref name="configure"/> says. The container has one <see cref="FaultInjector"/>, which ends with it.
    /// </para>
    /// <para>With the kill switch <c>FAULTKIT_DISABLED</c> set, the services are left exactly as they are: ask for a
    /// <see cref="FaultInjector"/> with <c>GetService</c>.</para>
    /// </remarks>
    public static IServiceCollection AddChaos(this IServiceCollection services, Action<ChaosBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return ChaosSetup.AddTo(services, ProcessEnvironment.Read(), configure);
    }
}
