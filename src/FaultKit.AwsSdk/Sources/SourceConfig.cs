using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Sources;

/// <summary>What the SDK knows about a service that a plan is read from: region, credentials, and endpoints of one's own (<c>AWS_ENDPOINT_URL_S3</c>), from the environment and the shared files.</summary>
/// <remarks>It stands in for the configuration of the service's own package, which would have to come along for three facts.</remarks>
internal sealed class SourceConfig : ClientConfig
{
    private static readonly DefaultConfigurationProvider s_defaults = new(Enum.GetValues<DefaultConfigurationMode>().Select(mode => new DefaultConfiguration { Name = mode, RetryMode = RequestRetryMode.Standard }));

    /// <param name="serviceId">The service, as the SDK calls it: <c>S3</c>, <c>SSM</c>.</param>
    public SourceConfig(string serviceId)
        : base(s_defaults) => ServiceId = serviceId;

    public override string ServiceVersion => "";

    public override string UserAgent => "faultkit";

    /// <summary>How its endpoints and signatures call it.</summary>
    public override string RegionEndpointServiceName => ServiceId.ToLowerInvariant();

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException("A plan source finds its endpoint by itself.");
}
