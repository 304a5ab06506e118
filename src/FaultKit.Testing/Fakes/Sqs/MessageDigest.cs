using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The MD5 digests that SQS answers with, and that the SDK compares (Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes").</summary>
internal static class MessageDigest
{
    public static string OfBody(string body) => Hash(Encoding.UTF8.GetBytes(body));

    public static string OfAttributes(JsonObject attributes)
    {
        using var bytes = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var value = (JsonObject)attribute!;
            var binary = value.Text("BinaryValue");
            Append(bytes, Encoding.UTF8.GetBytes(name));
            Append(bytes, Encoding.UTF8.GetBytes(value.NeedText("DataType")));
            bytes.WriteByte(binary is null ? (byte)1 : (byte)2);
            Append(bytes, binary is null ? Encoding.UTF8.GetBytes(value.NeedText("StringValue")) : Convert.FromBase64String(binary));
        }

        return Hash(bytes.ToArray());
    }

    private static void Append(MemoryStream bytes, byte[] part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        bytes.Write(length);
        bytes.Write(part);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(Md5.Of(bytes));
}
