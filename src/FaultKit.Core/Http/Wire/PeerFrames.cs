using System.Buffers.Binary;

namespace FaultKit;

/// <summary>As much of HTTP/2 as it takes to reset a stream (RFC 9113, sections 3.4, 4.1, 6.4, 6.5, 7).</summary>
internal static class PeerFrames
{
    private const int PrefaceBytes = 24;
    private const int HeadBytes = 9;
    private const byte Headers = 1;

    private static ReadOnlySpan<byte> Settings => [0, 0, 0, 4, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> SettingsAck => [0, 0, 0, 4, 1, 0, 0, 0, 0];

    /// <summary>Reads until a request begins, and resets its stream with INTERNAL_ERROR.</summary>
    public static void ResetStream(Stream stream)
    {
        stream.Write(Settings);
        stream.ReadExactly(new byte[PrefaceBytes]);
        var head = new byte[HeadBytes];
        do
        {
            stream.ReadExactly(head);
            stream.ReadExactly(new byte[(head[0] << 16) | (head[1] << 8) | head[2]]);
        }
        while (head[3] != Headers);

        // 4 bytes of payload, frame type 3, no flags, the stream that the request came on, error code 2.
        byte[] reset = [0, 0, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2];
        BinaryPrimitives.WriteUInt32BigEndian(reset.AsSpan(5), BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(5)));
        stream.Write(SettingsAck);
        stream.Write(reset);
    }
}
