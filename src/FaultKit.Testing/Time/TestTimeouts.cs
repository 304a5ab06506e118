using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace FaultKit.Testing;

/// <summary>Takes each client's timeout away and lets a handler of its pipeline see to it, on another clock.</summary>
internal sealed class TestTimeouts(TimeProvider time) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        // The handlers of a name are made once and shared by its clients, which are all set up alike.
        var limit = new TimeoutHandler.Setting();
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Insert(0, new TimeoutHandler(time, limit)));
        options.HttpClientActions.Add(client =>
        {
            limit.Time = client.Timeout;
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
    }
}
