using System.Net;

namespace FaultKit.Testing;

/// <summary>An answer that may be given again.</summary>
internal sealed class KeptAnswer
{
    private readonly byte[] _body;
    private readonly KeyValuePair<string, string>[] _headers;
    private readonly KeyValuePair<string, string>[] _contentHeaders;

    private KeptAnswer(HttpResponseMessage response)
    {
        Status = response.StatusCode;

        // The content of an answer lies in memory: nothing is waited for here.
        using var stream = response.Content.ReadAsStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        _body = copy.ToArray();
        _headers = [.. response.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))];
        _contentHeaders = [.. response.Content.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))];
    }

    public HttpStatusCode Status { get; }

    public static KeptAnswer Of(HttpResponseMessage response)
    {
        using (response)
        {
            return new(response);
        }
    }

    public HttpResponseMessage Write()
    {
        var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(_body) };
        foreach (var (name, value) in _headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (name, value) in _contentHeaders)
        {
            response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
