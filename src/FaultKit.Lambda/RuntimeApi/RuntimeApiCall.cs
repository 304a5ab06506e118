namespace FaultKit.Lambda;

/// <summary>Recognises the calls of a runtime client to the Runtime API, whatever stands before them in the path.</summary>
/// <remarks>
/// <c>/2018-06-01/runtime/invocation/next</c>, <c>.../invocation/{id}/response</c>, <c>.../invocation/{id}/error</c> (AWS Lambda
/// Developer Guide, "Using the Lambda runtime API"). Test tools put a prefix in front, so the place of the words does not matter.
/// </remarks>
internal readonly ref struct RuntimeApiCall
{
    private const string Marker = "/runtime/invocation/";
    private const string Restore = "/runtime/restore/";

    private RuntimeApiCall(RuntimeApiVerb verb, ReadOnlySpan<char> requestId)
    {
        Verb = verb;
        RequestId = requestId;
    }

    public RuntimeApiVerb Verb { get; }

    /// <summary>The request id in the path; empty for <see cref="RuntimeApiVerb.Next"/>.</summary>
    public ReadOnlySpan<char> RequestId { get; }

    // The address as it was written: its parsed parts would cost an allocation for every invocation.
    public static RuntimeApiCall Of(HttpRequestMessage request) =>
        Of((request.RequestUri?.OriginalString).AsSpan(), request.Method == HttpMethod.Get);

    /// <summary>The call that an address or a path says.</summary>
    public static RuntimeApiCall Of(ReadOnlySpan<char> address, bool isGet)
    {
        if (isGet)
        {
            return address.EndsWith(Marker + "next", StringComparison.Ordinal) ? new(RuntimeApiVerb.Next, default)
                : address.EndsWith(Restore + "next", StringComparison.Ordinal) ? new(RuntimeApiVerb.Restore, default)
                : default;
        }

        var start = address.IndexOf(Marker, StringComparison.Ordinal);
        if (start < 0)
        {
            return default;
        }

        var rest = address[(start + Marker.Length)..];
        var slash = rest.IndexOf('/');
        return slash <= 0 ? default : rest[(slash + 1)..] switch
        {
            "response" => new(RuntimeApiVerb.Response, rest[..slash]),
            "error" => new(RuntimeApiVerb.Error, rest[..slash]),
            _ => default,
        };
    }

    /// <summary>Where an invocation's answer goes, from where it was fetched.</summary>
    public static Uri AnswerTo(Uri next, string requestId, RuntimeApiVerb verb) => new(AnswerPath(next.OriginalString, requestId, verb));

    /// <summary>Where a failed initialization, or restore, is reported, from where the first invocation would have been fetched.</summary>
    public static string InitErrorPath(string next, bool isRestored) =>
        $"{next[..next.IndexOf(Marker, StringComparison.Ordinal)]}{(isRestored ? Restore : "/runtime/init/")}error";

    /// <summary>As above, for an address or a path.</summary>
    public static string AnswerPath(string next, string requestId, RuntimeApiVerb verb)
    {
        var stem = next[..(next.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)];
        return $"{stem}{requestId}/{(verb == RuntimeApiVerb.Response ? "response" : "error")}";
    }
}
