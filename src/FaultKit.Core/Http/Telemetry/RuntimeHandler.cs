using System.Diagnostics.Metrics;

namespace FaultKit;

/// <summary>What the runtime's handler at the end of a pipeline is set up to say of its requests.</summary>
/// <param name="Meters">Who makes its meter; null where it is the process's own.</param>
/// <param name="HasSpans">Whether it writes spans.</param>
internal readonly record struct RuntimeHandler(IMeterFactory? Meters, bool HasSpans)
{
    private static readonly bool s_hasSpans = !AppContext.TryGetSwitch("System.Net.Http.EnableActivityPropagation", out var isOn) || isOn;

    /// <summary>Looks for it behind other handlers; null where the pipeline ends in something else, which says nothing of real failures either.</summary>
    public static RuntimeHandler? Find(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler;
        }

        return handler switch
        {
            SocketsHttpHandler sockets => new(sockets.MeterFactory, s_hasSpans && sockets.ActivityHeadersPropagator is not null),
            HttpClientHandler client => new(client.MeterFactory, s_hasSpans),
            _ => null,
        };
    }
}
