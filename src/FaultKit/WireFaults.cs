using Microsoft.Extensions.DependencyInjection;

namespace FaultKit;

/// <summary>Lets connections of a client fail below the runtime's own handler.</summary>
public static class WireFaults
{
    /// <summary>Lets the faults <c>connection</c> and <c>error</c> act on the wire: the runtime meets a socket that fails, and builds exceptions, spans and metrics itself.</summary>
    /// <param name="client">The client; <c>services.ConfigureHttpClientDefaults(client => client.UseWireFaults())</c> means all of them.</param>
    /// <returns>The same client.</returns>
    /// <remarks>Does nothing without <see cref="ChaosServiceExtensions.AddChaos"/>, before or after. What it costs, and what it needs, is said at <see cref="FaultHttpHandler.UsesWire"/>.</remarks>
    public static IHttpClientBuilder UseWireFaults(this IHttpClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);

        // The builder of the defaults has no name, and to options no name is every name.
        client.Services.Configure<FaultClientOptions>(client.Name, static options => options.UsesWire = true);
        return client;
    }
}
