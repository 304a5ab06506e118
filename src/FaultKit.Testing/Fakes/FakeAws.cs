using Amazon;
using Amazon.Runtime;

namespace FaultKit.Testing;

/// <summary>Brings clients of the AWS SDK to fakes.</summary>
public static class FakeAws
{
    /// <summary>Lets the clients of a configuration talk to a handler in memory instead of the network.</summary>
    /// <remarks>
    /// Also gives the configuration what a client asks for before it sends anything, unless it is there already: the region
    /// <c>us-east-1</c>, and credentials, which no fake looks at. FaultKit's faults stay in front of the handler.
    /// </remarks>
    /// <typeparam name="TConfig">The service's configuration.</typeparam>
    /// <param name="config">The configuration.</param>
    /// <param name="service">The fake, such as a <see cref="FakeDynamoDb"/>; the client does not dispose it.</param>
    /// <returns>The same configuration, for the constructor of a client.</returns>
    public static TConfig ConnectTo<TConfig>(this TConfig config, HttpMessageHandler service)
        where TConfig : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(service);
        config.HttpClientFactory = new FakeHttpClients(service);
        config.DefaultAWSCredentials ??= new BasicAWSCredentials("AKIDEXAMPLE", "a secret of no consequence");
        if (config.ServiceURL is null && config.RegionEndpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.USEast1;
        }

        return config;
    }
}
