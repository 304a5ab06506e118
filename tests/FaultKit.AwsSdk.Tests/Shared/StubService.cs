using System.Net;
using System.Text;
using Amazon.Runtime;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>A service in memory: answers every request alike, and remembers them.</summary>
internal sealed class StubService(string body = "{}", params (string Name, string Value)[] headers) : HttpClientFactory
{
    private readonly Lock _writing = new();
    private readonly List<string> _bodies = [];

    /// <summary>The bodies of the requests that arrived, in order.</summary>
    public IReadOnlyList<string> Bodies
    {
        get
        {
            lock (_writing)
            {
                return [.. _bodies];
            }
        }
    }

    /// <summary>How many requests arrived.</summary>
    public int Served => Bodies.Count;

    /// <summary>How long clients wait for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether the SDK keeps a client for later calls.</summary>
    public bool IsCached { get; init; } = true;

    /// <summary>How many clients were made.</summary>
    public int Made { get; private set; }

    /// <summary>How many of them were disposed.</summary>
    public int Disposed { get; private set; }

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        Made++;
        return new(new Transport(this)) { Timeout = Patience };
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => IsCached;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => !IsCached;

    private HttpResponseMessage Answer(string request)
    {
        lock (_writing)
        {
            _bodies.Add(request);
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentLength = Encoding.UTF8.GetByteCount(body);
        var response = new HttpResponseMessage(Status) { Content = content };
        foreach (var (name, value) in headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private sealed class Transport(StubService service) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return service.Answer(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var body = new MemoryStream();
            request.Content?.CopyTo(body, null, cancellationToken);
            return service.Answer(Encoding.UTF8.GetString(body.ToArray()));
        }

        protected override void Dispose(bool disposing)
        {
            service.Disposed++;
            base.Dispose(disposing);
        }
    }
}
