using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaultKit.Testing;

/// <summary>Makes objects of requests.</summary>
internal static class S3Writes
{
    private const string Checksum = "x-amz-checksum-";

    private static readonly string[] s_kept = ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>The object that a request brings.</summary>
    /// <exception cref="FakeServiceException">Its bytes are not those that were sent.</exception>
    public static S3Object Read(S3Request request, DateTimeOffset now)
    {
        var hash = Md5.Of(request.Body);
        KeyValuePair<string, string>[] checksums = [.. request.Headers.Concat(request.Trailers).Where(header => header.Key.StartsWith(Checksum, StringComparison.OrdinalIgnoreCase))];
        if ((request.Header("Content-MD5") is { } digest && digest != Convert.ToBase64String(hash)) || checksums.Any(checksum => !Holds(checksum, request.Body)))
        {
            throw S3Refusal.BadDigest;
        }

        return new(request.Body, $"\"{Convert.ToHexStringLower(hash)}\"", now, [.. request.Headers.Where(IsKept).Select(Clean)], checksums);
    }

    private static bool IsKept(KeyValuePair<string, string> header) =>
        header.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase)
        || (s_kept.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && Clean(header).Value.Length > 0);

    /// <summary>That a body came in chunks is a matter of its transport, and not of the object.</summary>
    private static KeyValuePair<string, string> Clean(KeyValuePair<string, string> header) => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        ? new(header.Key, string.Join(",", header.Value.Split(',', StringSplitOptions.TrimEntries).Where(coding => coding != "aws-chunked")))
        : header;

    /// <summary>Whether a checksum is that of a body; those of kinds that are not at hand are believed.</summary>
    private static bool Holds(KeyValuePair<string, string> checksum, byte[] body) => checksum.Key[Checksum.Length..].ToUpperInvariant() switch
    {
        "CRC32" => checksum.Value == Crc(body),
        "SHA256" => checksum.Value == Convert.ToBase64String(SHA256.HashData(body)),
        _ => true,
    };

    private static string Crc(byte[] body)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Crc32.Of(body));
        return Convert.ToBase64String(bytes);
    }
}
