using System.Globalization;

namespace FaultKit.Conformance;

/// <summary>What servers write, byte for byte.</summary>
internal static class Answers
{
    /// <summary>The body of every good answer: 100 bytes.</summary>
    public const string Body = """{"symbol": "MSFT", "price": 417.25, "currency": "USD", "at": "2026-11-25T09:30:00Z", "size": 100000}""";

    /// <summary>An answer as it should be.</summary>
    public static string Whole => $"{Head(200, "OK", Body.Length)}{Body}";

    /// <summary>A status line and headers.</summary>
    public static string Head(int status, string reason, int length, string type = "application/json") => string.Create(CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} {reason}\r\nDate: {TimeProvider.System.GetUtcNow():r}\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n\r\n");
}
