using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal.Auth;

namespace FaultKit.AwsSdk.Sources;

/// <summary>Asks a service of AWS for a plan: one signed request, without retries, because the next look is one.</summary>
/// <remarks>
/// It is a client of its own, so that nothing that is put around other clients is around it, faults least of all; and it needs no
/// package beside AWSSDK.Core. Signatures are those of Signature Version 4 (AWS IAM User Guide, "Create a signed AWS API request").
/// </remarks>
internal sealed class SignedClient(SourceConfig config, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 1,
    });

    private AWSCredentials? _credentials;

    /// <summary>The endpoint that the environment names for the service; null for the service's own.</summary>
    public Uri? Endpoint => config.ServiceURL is { Length: > 0 } url ? new(url) : null;

    /// <summary>The region, by its system name.</summary>
    /// <exception cref="AmazonClientException">There is none.</exception>
    public string Region => (config.AuthenticationRegion is { Length: > 0 } named ? named : FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName)
        ?? throw new AmazonClientException("no region is set for this process; set AWS_REGION");

    /// <summary>Signs a request and sends it.</summary>
    /// <param name="request">The request: its address as it goes out, and no query.</param>
    /// <param name="body">What is in it.</param>
    /// <param name="region">The region it is signed for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, byte[] body, string region, CancellationToken cancellation)
    {
        _credentials ??= config.DefaultAWSCredentials ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).ConfigureAwait(false);
        Sign(request, body, region, await _credentials.GetCredentialsAsync().ConfigureAwait(false));
        return await _http.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private void Sign(HttpRequestMessage request, byte[] body, string region, ImmutableCredentials credentials)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        request.Headers.Host = request.RequestUri!.Authority;
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", hash);
        request.Headers.TryAddWithoutValidation("x-amz-date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (credentials.UseToken)
        {
            request.Headers.TryAddWithoutValidation("x-amz-security-token", credentials.Token);
        }

        // What identifies the request; the tag of a condition may be left out, and is.
        var headers = request.Headers.NonValidated
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.ToString()))
            .Where(header => header.Name == "host" || header.Name.StartsWith("x-amz-", StringComparison.Ordinal))
            .OrderBy(header => header.Name, StringComparer.Ordinal).ToArray();
        var names = string.Join(';', headers.Select(header => header.Name));
        var canonical = $"{request.Method}\n{request.RequestUri.AbsolutePath}\n\n{string.Concat(headers.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\n{hash}";
        var signature = AWS4Signer.ComputeSignature(credentials, region, now, config.RegionEndpointServiceName, names, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }
}
