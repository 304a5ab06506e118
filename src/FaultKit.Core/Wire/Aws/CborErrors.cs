using System.Buffers.Binary;
using System.Text;

namespace FaultKit;

/// <summary>Errors of Smithy RPC v2 CBOR: a map of two texts (RFC 8949, section 3.1, major types 3 and 5).</summary>
internal static class CborErrors
{
    private const byte Map = 0xA0;
    private const byte TextShort = 0x60;
    private const byte TextOfByteLength = 0x78;
    private const byte TextOfShortLength = 0x79;

    public static WireReply Write(AwsAnswer answer)
    {
        using var body = new MemoryStream();
        body.WriteByte(Map | 2);
        WriteText(body, "__type");
        WriteText(body, answer.Service.Namespace + answer.Error.Code);
        WriteText(body, "message");
        WriteText(body, answer.Error.Message);
        HeaderList headers = new(
        [
            new("x-amzn-RequestId", answer.RequestId),
            new("smithy-protocol", "rpc-v2-cbor"),
            new("Content-Type", "application/cbor"),
        ]);
        return new(answer.Error.Status, headers, body.ToArray());
    }

    /// <summary>Texts of a plan are shorter than the 65,535 bytes that two bytes of length can say.</summary>
    private static void WriteText(MemoryStream body, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length < 24)
        {
            body.WriteByte((byte)(TextShort | utf8.Length));
        }
        else if (utf8.Length <= byte.MaxValue)
        {
            body.Write([TextOfByteLength, (byte)utf8.Length]);
        }
        else
        {
            Span<byte> length = stackalloc byte[sizeof(ushort)];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)utf8.Length);
            body.WriteByte(TextOfShortLength);
            body.Write(length);
        }

        body.Write(utf8);
    }
}
