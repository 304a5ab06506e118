using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace FaultKit.Testing;

/// <summary>Bodies under their addresses: what a <see cref="FakeHttpService"/> does without being told.</summary>
internal sealed class ResourceStore
{
    private readonly Dictionary<string, (byte[] Body, MediaTypeHeaderValue? Type)> _resources = [];
    private int _created;

    public HttpResponseMessage Answer(HttpRequestMessage request, string resource, byte[] body)
    {
        var type = request.Content?.Headers.ContentType;
        return request.Method.Method switch
        {
            "GET" => Read(resource),
            "HEAD" => Read(resource),
            "PUT" => Keep(resource, body, type),
            "POST" => Create(request, resource, body, type),
            "DELETE" => new(_resources.Remove(resource) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound),
            var method => new(HttpStatusCode.MethodNotAllowed)
            {
                Content = new StringContent($"FakeHttpService knows GET, HEAD, PUT, POST and DELETE by itself. Say what {method} {resource} is answered with: service.On(target, request => ...)."),
            },
        };
    }

    private HttpResponseMessage Read(string resource) =>
        _resources.TryGetValue(resource, out var kept) ? Write(HttpStatusCode.OK, kept.Body, kept.Type) : new(HttpStatusCode.NotFound);

    private HttpResponseMessage Keep(string resource, byte[] body, MediaTypeHeaderValue? type)
    {
        var isNew = !_resources.ContainsKey(resource);
        _resources[resource] = (body, type);
        return Write(isNew ? HttpStatusCode.Created : HttpStatusCode.OK, body, type);
    }

    private HttpResponseMessage Create(HttpRequestMessage request, string resource, byte[] body, MediaTypeHeaderValue? type)
    {
        _created++;
        var id = _created.ToString(CultureInfo.InvariantCulture);
        _resources[$"{resource.TrimEnd('/')}/{id}"] = (body, type);
        var response = Write(HttpStatusCode.Created, body, type);
        response.Headers.Location = new($"{request.RequestUri!.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{id}");
        return response;
    }

    private static HttpResponseMessage Write(HttpStatusCode status, byte[] body, MediaTypeHeaderValue? type)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = type;
        return response;
    }
}
