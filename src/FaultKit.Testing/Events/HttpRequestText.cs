namespace FaultKit.Testing;

/// <summary>A request in the words of whoever calls an event builder, taken apart.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without its query.</param>
/// <param name="Query">The query as it came, without its question mark.</param>
/// <param name="Parameters">Its parameters as they came, in order.</param>
/// <param name="Headers">The headers, in order.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record HttpRequestText(
    string Method, string Path, string Query, IReadOnlyList<(string Name, string Value)> Parameters, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    public static HttpRequestText Of(string method, string path, string? body, (string Name, string Value)[] headers)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(headers);
        if (!path.StartsWith('/'))
        {
            throw new ArgumentException($"The path \"{path}\" does not begin with a slash. Write the path of the request alone, without a host: \"/orders?dry=1\".", nameof(path));
        }

        var mark = path.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? "" : path[(mark + 1)..];
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Split).ToArray();
        return new(method.ToUpperInvariant(), mark < 0 ? path : path[..mark], query, parameters, headers, body);
    }

    /// <summary>A text of a query without its escapes.</summary>
    public static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static (string Name, string Value) Split(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
    }
}
