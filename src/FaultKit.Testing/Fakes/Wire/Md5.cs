using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaultKit.Testing;

/// <summary>The digest by which SQS and S3 let their callers see whether bytes arrived as they were sent.</summary>
internal static class Md5
{
    [SuppressMessage("Security", "CA5351", Justification = "The services' protocols say MD5; it guards against accidents here, and against nobody.")]
    public static byte[] Of(byte[] bytes) => MD5.HashData(bytes);
}
