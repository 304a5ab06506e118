using Microsoft.Extensions.Hosting;

namespace FaultKit;

/// <summary>Switches chaos on in a host that is built in the older way, by <see cref="IHostBuilder"/>.</summary>
public static class ChaosHostExtensions
{
    /// <summary>Switches chaos on.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Says what neither the environment nor the configuration says; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Does what <see cref="ChaosServiceExtensions.AddChaos"/> does to the services of the host.</remarks>
    public static IHostBuilder UseChaos(this IHostBuilder builder, Action<ChaosBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices((_, services) => services.AddChaos(configure));
    }
}
