namespace FaultKit;

/// <summary>The checksum that DynamoDB sends with its answers (<c>x-amz-crc32</c>): CRC-32 as in Ethernet and zip.</summary>
internal static class Crc32
{
    /// <summary>The polynomial 0x04C11DB7 (IEEE 802.3), its bits turned around.</summary>
    private const uint Polynomial = 0xEDB88320;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }
        }

        return ~crc;
    }
}
