namespace FaultKit;

/// <summary>Says in the words of HTTP what a fault does to a request.</summary>
internal static class HttpTranslation
{
    /// <summary>The move that decides what the caller gets; null where there is no fault.</summary>
    public static FaultMove? Translate(Fault? fault, HttpRequestMessage request, DateTimeOffset now) => fault switch
    {
        null => null,
        TimeoutFault timeout => new HoldMove(timeout.Cap),
        ErrorFault => new FailMove(HttpExceptions.Refused(request.RequestUri!)),
        ConnectionFault { AfterBytes: { } bytes } connection => new MangleMove(PayloadChange.Of(new PayloadBreak(bytes, connection.Kind)), []),
        ConnectionFault connection => new FailMove(HttpExceptions.Of(connection.Kind, request.RequestUri!)),
        ThrottleFault throttle => new ReplyMove(WireReply.Of(throttle, now)),
        AccessDeniedFault denied => new ReplyMove(WireReply.Of(denied)),
        ResponseFault response => new ReplyMove(WireReply.Of(response)),
        _ => throw new NotSupportedException($"HttpClient cannot act out \"{fault.Type}\"."),
    };

    /// <summary>How the connection fails, where that is all that the fault is about; null for other faults.</summary>
    public static ConnectionKind? WireFailureOf(Fault? fault) => fault switch
    {
        ErrorFault => ConnectionKind.Refused,
        ConnectionFault { AfterBytes: null } connection => connection.Kind,
        _ => null,
    };

    /// <summary>Why a connection cannot fail so under a request; null where it can.</summary>
    public static string? WhyNot(ConnectionFault fault, HttpRequestMessage request, HttpResponseMessage? response) => fault.Kind switch
    {
        ConnectionKind.TlsUntrusted or ConnectionKind.TlsHandshake or ConnectionKind.TlsClosed when request.RequestUri!.Scheme != Uri.UriSchemeHttps =>
            "the request is not made over TLS",
        ConnectionKind.StreamReset when (response?.Version ?? HttpReply.VersionOf(request)).Major < 2 => "the request is made over HTTP/1.1, which has no streams",
        _ when fault.AfterBytes is not null && HttpBody.LengthOf(response!) == 0 => "the response has no body",
        _ => null,
    };
}
