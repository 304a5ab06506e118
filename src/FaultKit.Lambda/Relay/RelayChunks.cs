using System.Globalization;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>Writes a chunked body (RFC 9112, section 7.1).</summary>
internal static class RelayChunks
{
    /// <summary>Pieces are as large as they come; this is what is made ready for them.</summary>
    public const int Piece = 16 * 1024;

    public static byte[] Write(ReadOnlySpan<byte> piece) =>
        [.. Encoding.ASCII.GetBytes(piece.Length.ToString("X", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. piece, .. "\r\n"u8];

    /// <summary>The end.</summary>
    /// <param name="trailers">The trailers, each with its end.</param>
    public static byte[] End(ReadOnlySpan<byte> trailers) => [.. "0\r\n"u8, .. trailers, .. "\r\n"u8];

    /// <summary>The end of a response that failed in the middle, as a runtime client tells it.</summary>
    /// <remarks>
    /// AWS Lambda Developer Guide, "Building a custom runtime", response streaming: the type as it is, the document in base64, because
    /// no header holds its lines.
    /// </remarks>
    public static byte[] End(InvocationAnswer error) => End(Encoding.Latin1.GetBytes(
        $"{RuntimeApiHeader.ErrorType}: {error.ErrorType}\r\n{RuntimeApiHeader.ErrorBody}: {Convert.ToBase64String(error.Body.Span)}\r\n"));
}
