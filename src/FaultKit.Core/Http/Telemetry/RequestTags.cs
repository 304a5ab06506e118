using System.Diagnostics;
using System.Globalization;

namespace FaultKit;

/// <summary>What the runtime says of a request in spans and metrics (OpenTelemetry's semantic conventions, HTTP client).</summary>
internal static class RequestTags
{
    private static readonly bool s_isQueryShown = AppContext.TryGetSwitch("System.Net.Http.DisableUriRedaction", out var isOn) && isOn;

    public static TagList Common(HttpRequestMessage request) => new()
    {
        { "url.scheme", request.RequestUri!.Scheme },
        { "server.address", Server(request) },
        { "server.port", request.RequestUri.Port },
        { "http.request.method", Method(request.Method) ?? "_OTHER" },
    };

    public static void AddOutcome(ref TagList tags, HttpResponseMessage? response, Exception? failure)
    {
        if (response is not null)
        {
            tags.Add("http.response.status_code", (int)response.StatusCode);
            tags.Add("network.protocol.version", Version(response));
        }

        if (ErrorType(response, failure) is { } error)
        {
            tags.Add("error.type", error);
        }
    }

    /// <summary>A method by its usual spelling; null where it is none that everybody knows, and might be anything.</summary>
    public static string? Method(HttpMethod method)
    {
        // Of the known ones there is one object each.
        var known = HttpMethod.Parse(method.Method);
        return ReferenceEquals(known, HttpMethod.Parse(method.Method)) ? known.Method : null;
    }

    /// <summary>Who is meant: the Host header says it better than the address, where there is one.</summary>
    public static string Server(HttpRequestMessage request)
    {
        if (request.Headers.Host is not { } host)
        {
            return request.RequestUri!.IdnHost;
        }

        var colon = host.LastIndexOf(':');
        return colon > 0 && !host.EndsWith(']') ? host[..colon] : host;
    }

    /// <summary>The address as spans may show it: without user and fragment, and without what a query says.</summary>
    public static string Address(Uri address)
    {
        if (s_isQueryShown)
        {
            return address.AbsoluteUri;
        }

        var port = address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        var query = address.Query.Length > 1 ? "?*" : address.Query;
        return $"{address.Scheme}://{address.Host}{port}{address.AbsolutePath}{query}";
    }

    public static string Version(HttpResponseMessage response) =>
        response.Version is { Major: >= 2, Minor: 0 } version ? version.Major.ToString(CultureInfo.InvariantCulture) : response.Version.ToString();

    /// <summary>What kind of failure it is; null where it is none.</summary>
    public static string? ErrorType(HttpResponseMessage? response, Exception? failure) =>
        response is { StatusCode: var status } && (int)status is >= 400 and <= 599 ? ((int)status).ToString(CultureInfo.InvariantCulture)
        : failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } ? Snake(error)
        : failure?.GetType().FullName;

    private static string Snake(HttpRequestError error) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(error.ToString());
}
