using System.Net.Http.Json;

namespace FaultKit;

/// <summary>What rules can match on in a request: <c>method</c>, <c>scheme</c>, <c>host</c>, <c>port</c>, <c>path</c>, <c>query</c>, <c>header.NAME</c>, and the body.</summary>
internal sealed class HttpAttributes : AttributeReader
{
    private const int LongestBody = 1024 * 1024;

    private const string Header = "header.";

    public static HttpAttributes Reader { get; } = new();

    public override AttributeValue Read(object carrier, string name)
    {
        var request = (HttpRequestMessage)carrier;
        var address = request.RequestUri!;
        return name switch
        {
            "method" => AttributeValue.Of(request.Method.Method.ToUpperInvariant()),
            "scheme" => AttributeValue.Of(address.Scheme),
            "host" => AttributeValue.Of(address.IdnHost),
            "port" => AttributeValue.Of(address.Port),
            "path" => AttributeValue.Of(address.AbsolutePath),
            "query" => AttributeValue.Of(address.Query.TrimStart('?')),
            _ when name.StartsWith(Header, StringComparison.Ordinal) => ReadHeader(request, name[Header.Length..]),
            _ => AttributeValue.Absent,
        };
    }

    /// <summary>The body, where reading it takes nothing away from the request: a stream is left alone.</summary>
    public override ReadOnlyMemory<byte> Payload(object carrier)
    {
        var content = ((HttpRequestMessage)carrier).Content;
        if (content is not (ByteArrayContent or ReadOnlyMemoryContent or JsonContent) || content.Headers.ContentLength > LongestBody)
        {
            return default;
        }

        using var body = new MemoryStream();
        content.CopyTo(body, null, CancellationToken.None);
        return body.ToArray();
    }

    private static AttributeValue ReadHeader(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? AttributeValue.Of(values.ToString())
        : request.Content?.Headers.NonValidated.TryGetValues(name, out values) == true ? AttributeValue.Of(values.ToString())
        : AttributeValue.Absent;
}
