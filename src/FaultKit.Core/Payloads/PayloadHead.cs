namespace FaultKit;

/// <summary>What is said of a payload before it, where its surface has headers; null for what it does not say.</summary>
/// <param name="ContentType">The media type, with its charset (RFC 9110, section 8.3).</param>
/// <param name="ContentEncoding">How it is compressed (RFC 9110, section 8.4).</param>
public readonly record struct PayloadHead(string? ContentType, string? ContentEncoding)
{
    /// <summary>Whether it says that the payload is compressed with gzip.</summary>
    internal bool IsGzip => ContentEncoding is "gzip" or "x-gzip";

    /// <summary>The same type in another charset.</summary>
    internal static string WithCharset(string? contentType, string charset)
    {
        var parts = (contentType ?? "text/plain").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join("; ", [.. Array.FindAll(parts, part => !part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase)), $"charset={charset}"]);
    }
}
