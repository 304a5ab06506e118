namespace FaultKit.Conformance;

/// <summary>What of a call is compared; a row of the table is a failure, and these are its columns.</summary>
internal enum Facet
{
    /// <summary>The chain of exceptions: types, error codes, HResults, messages, sources.</summary>
    Failure,

    /// <summary>Status line, headers, and to which request it belongs.</summary>
    Response,

    /// <summary>The bytes of the body that arrived before the end, or before the failure.</summary>
    Content,

    /// <summary>The span <c>System.Net.Http.HttpRequestOut</c> with its tags.</summary>
    Span,

    /// <summary>The metrics <c>http.client.request.duration</c> and <c>http.client.active_requests</c> with their tags.</summary>
    Metrics,

    /// <summary>What listeners of <c>HttpHandlerDiagnosticListener</c> are told.</summary>
    Events,

    /// <summary>How many attempts <c>AddStandardResilienceHandler</c> makes, of four.</summary>
    StandardHandler,

    /// <summary>How many attempts a plain Polly retry around call and body makes, of four.</summary>
    PlainRetry,
}
