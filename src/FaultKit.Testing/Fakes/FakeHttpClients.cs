using Amazon.Runtime;

namespace FaultKit.Testing;

/// <summary>Gives the AWS SDK clients whose requests end in a handler in memory.</summary>
internal sealed class FakeHttpClients(HttpMessageHandler service) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var client = new HttpClient(service, disposeHandler: false);
        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }

    // The SDK's cache goes by the configuration: two fakes would share one client.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
