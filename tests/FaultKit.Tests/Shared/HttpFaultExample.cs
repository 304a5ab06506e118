namespace FaultKit.Tests;

/// <summary>A fault to be shown on the page about faults of HttpClient.</summary>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Fault">The fault, as a plan writes it.</param>
internal sealed record HttpFaultExample(string Section, string Fault)
{
    public string Address { get; init; } = "http://prices.internal/quotes/1";

    /// <summary>Whether the request is made with HTTP/2.</summary>
    public bool IsHttp2 { get; init; }

    /// <summary>Whether a body is sent, and what is seen is what arrives of it.</summary>
    public bool IsPost { get; init; }
}
