using Microsoft.Extensions.Hosting;

namespace FaultKit;

/// <summary>Switches chaos on in an application.</summary>
public static class ChaosApplicationExtensions
{
    /// <summary>Switches chaos on: a worker, a web application, a web application on Lambda.</summary>
    /// <typeparam name="TBuilder">The builder's own type.</typeparam>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Says what neither the environment nor the configuration says; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Does what <see cref="ChaosServiceExtensions.AddChaos"/> does to the services of the application; the promises stand there. It
    /// does not matter where among the other lines of the set-up it stands.
    /// </remarks>
    public static TBuilder UseChaos<TBuilder>(this TBuilder builder, Action<ChaosBuilder>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddChaos(configure);
        return builder;
    }
}
