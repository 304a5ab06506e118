using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaultKit.Testing;

/// <summary>Makes up ids that look like Lambda's and are the same in every run.</summary>
internal static class RequestIdentity
{
    /// <summary>Gives the n-th invocation of a function a request id in the form of a random UUID.</summary>
    public static string RequestId(string function, long number)
    {
        byte[] hash = Hash(string.Create(CultureInfo.InvariantCulture, $"{function}/{number}"));

        // Version 4, variant 1: what Lambda uses, and what a strict parser asks for.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <summary>Gives an invocation a sampled X-Ray trace header: the second it was made in, then what its request id hashes to.</summary>
    public static string TraceId(string requestId, DateTimeOffset now)
    {
        byte[] hash = Hash(requestId);
        uint seconds = unchecked((uint)now.ToUnixTimeSeconds());
        string unique = Convert.ToHexStringLower(hash.AsSpan(0, 12));
        ulong parent = BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(12));
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{seconds:x8}-{unique};Parent={parent:x16};Sampled=1");
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
