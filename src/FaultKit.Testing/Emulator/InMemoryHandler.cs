using System.Net;
using System.Text;

namespace FaultKit.Testing;

/// <summary>The Runtime API as the end of an HttpClient's pipeline: no socket, no port, the same answers.</summary>
internal sealed class InMemoryHandler(RuntimeApi api) : HttpMessageHandler
{
    // A synchronous caller has chosen to block its thread; nothing on the way needs that thread.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RuntimeApiReply reply = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply == RuntimeApiReply.HangUp)
        {
            throw HungUp();
        }

        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = new InMemoryContent(reply, cancellationToken),
        };
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, AsOnTheWire(value));
        }

        return response;
    }

    private async Task<RuntimeApiReply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await api.HandleAsync(new InMemoryRequest(request), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw HungUp();
        }
    }

    private static HttpRequestException HungUp() => new(HttpRequestError.ResponseEnded, "The Lambda emulator has stopped.");

    // Lambda sends UTF-8, and HttpClient reads headers as Latin-1: code that works here must work there.
    private static string AsOnTheWire(string value) =>
        Ascii.IsValid(value) ? value : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
}
