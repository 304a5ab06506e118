namespace FaultKit.Tests;

public sealed class Crc32Tests
{
    /// <summary>The check value of the algorithm: what everybody's CRC-32 makes of these nine digits.</summary>
    [Fact]
    public void CheckValue_IsTheOneOfTheAlgorithm() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    [Fact]
    public void Nothing_IsZero() => Assert.Equal(0u, Crc32.Of([]));
}
