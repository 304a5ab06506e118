namespace FaultKit.Tests;

/// <summary>A typed client.</summary>
internal sealed class QuoteClient(HttpClient http)
{
    public HttpClient Http => http;
}
