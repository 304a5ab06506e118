using Microsoft.AspNetCore.Http;

namespace FaultKit.Testing;

/// <summary>A request that came over a socket.</summary>
internal sealed class KestrelRequest(HttpRequest request) : IRuntimeApiRequest
{
    public string Method => request.Method;

    public string Path => request.Path.Value ?? "";

    public string? Header(string name) => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public Task CopyBodyToAsync(Stream destination, CancellationToken cancellationToken) =>
        request.Body.CopyToAsync(destination, cancellationToken);

    public string? Trailer(string name) => request.SupportsTrailers() ? request.GetTrailer(name).ToString() : null;
}
