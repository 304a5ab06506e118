using System.Net.Http.Headers;

namespace FaultKit.Testing;

/// <summary>A request that never left the process.</summary>
internal sealed class InMemoryRequest(HttpRequestMessage request) : IRuntimeApiRequest
{
    public string Method => request.Method.Method;

    public string Path => request.RequestUri is { IsAbsoluteUri: true } uri ? uri.AbsolutePath : "";

    public string? Header(string name) =>
        Find(request.Headers, name) ?? (request.Content is { } content ? Find(content.Headers, name) : null);

    public Task CopyBodyToAsync(Stream destination, CancellationToken cancellationToken) =>
        request.Content?.CopyToAsync(destination, cancellationToken) ?? Task.CompletedTask;

    // HttpClient cannot send trailers: a runtime that needs them opens a connection of its own.
    public string? Trailer(string name) => null;

    private static string? Find(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
