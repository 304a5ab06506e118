using System.Net;
using System.Text;

namespace FaultKit.Tests;

/// <summary>The end of a pipeline: answers with a quote, keeps what was sent, and counts.</summary>
internal sealed class QuoteServer : HttpMessageHandler
{
    public const string Quote = """{"symbol":"MSFT","price":17.25}""";

    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public string Received { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Received = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        return new(HttpStatusCode.OK) { RequestMessage = request, Version = request.Version, Content = new StringContent(Quote, Encoding.UTF8, "application/json") };
    }
}
