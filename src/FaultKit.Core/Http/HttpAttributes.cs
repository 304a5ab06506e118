using System.Diagnostics;
using System.Net.Http.Json;

namespace FaultKit;

/// <summary>What rules can match on in a request: <c>method</c>, <c>scheme</c>, <c>host</c>, <c>port</c>, <c>path</c>, <c>query</c>, <c>header.NAME</c>, <c>baggage.NAME</c>, and the body.</summary>
/// <remarks>What arrives with a request only selects among the rules of the plan: no header can carry a fault, or raise a percentage.</remarks>
internal sealed class HttpAttributes : AttributeReader
{
    private const int LongestBody = 1024 * 1024;

    private const string Header = "header.";
    private const string Baggage = "baggage.";

    public static HttpAttributes Reader { get; } = new();

    public override MatchValue Read(object carrier, string name)
    {
        var request = (HttpRequestMessage)carrier;
        var address = request.RequestUri!;
        return name switch
        {
            "method" => MatchValue.Of(request.Method.Method.ToUpperInvariant()),
            "scheme" => MatchValue.Of(address.Scheme),
            "host" => MatchValue.Of(address.IdnHost),
            "port" => MatchValue.Of(address.Port),
            "path" => MatchValue.Of(address.AbsolutePath),
            "query" => MatchValue.Of(address.Query.TrimStart('?')),
            _ when name.StartsWith(Header, StringComparison.Ordinal) => ReadHeader(request, name[Header.Length..]),
            _ when name.StartsWith(Baggage, StringComparison.Ordinal) => ReadBaggage(request, name[Baggage.Length..]),
            _ => MatchValue.Absent,
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

    /// <summary>Of the request, if somebody has written it already; else of the current activity, from which the runtime writes it below us.</summary>
    private static MatchValue ReadBaggage(HttpRequestMessage request, string name)
    {
        var written = request.Headers.NonValidated.TryGetValues(BaggageHeader.Name, out var values) ? BaggageHeader.Find(values.ToString(), name) : null;
        return (written ?? Activity.Current?.GetBaggageItem(name)) is { } value ? MatchValue.Of(value) : MatchValue.Absent;
    }

    private static MatchValue ReadHeader(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? MatchValue.Of(values.ToString())
        : request.Content?.Headers.NonValidated.TryGetValues(name, out values) == true ? MatchValue.Of(values.ToString())
        : MatchValue.Absent;
}
