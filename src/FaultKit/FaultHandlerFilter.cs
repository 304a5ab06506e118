using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace FaultKit;

/// <summary>Puts a <see cref="FaultHttpHandler"/> into every client that the factory builds, innermost.</summary>
/// <remarks>
/// It wraps the primary handler once everything else is in place. A handler appended to the others would do for the retries, but the
/// factory appends its own logging at the same moment, and a fault above that would leave no "Received HTTP response" line, as a real
/// one does. Handlers added by <c>ConfigureHttpClientDefaults</c> are worse: they land outside a client's resilience handler, and a
/// fault out there is never retried.
/// </remarks>
internal sealed class FaultHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);

        // Somebody who placed the handler by hand has said where faults belong, and did not mean them twice.
        if (builder.PrimaryHandler is FaultHttpHandler || builder.AdditionalHandlers.Any(handler => handler is FaultHttpHandler))
        {
            return;
        }

        // Asked for here and not in a constructor: the injector logs, and a logger may send through a client of this factory.
        builder.Services.GetRequiredService<PlanTimer>().Start();
        builder.PrimaryHandler = new FaultHttpHandler(builder.Services.GetRequiredService<FaultInjector>(), builder.PrimaryHandler)
        {
            UsesWire = builder.Services.GetRequiredService<IOptionsMonitor<FaultClientOptions>>().Get(builder.Name).UsesWire,
        };
    };
}
