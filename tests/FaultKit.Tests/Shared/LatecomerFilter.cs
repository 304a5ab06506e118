using Microsoft.Extensions.Http;

namespace FaultKit.Tests;

/// <summary>Somebody else's filter that wants to be last as well.</summary>
internal sealed class LatecomerFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new PassingHandler());
    };
}
