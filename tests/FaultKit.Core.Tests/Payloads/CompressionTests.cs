using System.IO.Compression;

namespace FaultKit.Tests;

public sealed class CompressionTests
{
    private static readonly byte[] s_body = [.. Enumerable.Range(0, 4000).Select(i => (byte)(i % 7 * i))];
    private static readonly PayloadHead s_gzip = new("application/json", "gzip");

    [Fact]
    public void BrokenGzip_CannotBeDecompressed()
    {
        var broken = Apply(new() { Kind = CorruptionKind.Gzip }, default, s_body);

        Assert.Throws<InvalidDataException>(() => Decompress(broken));
    }

    [Fact]
    public void BrokenGzip_OfACompressedPayload_CannotBeDecompressed()
    {
        var broken = Apply(new() { Kind = CorruptionKind.Gzip }, s_gzip, Compress(s_body));

        Assert.Throws<InvalidDataException>(() => Decompress(broken));
    }

    [Fact]
    public void TruncatedGzip_IsShortOfItsEnd()
    {
        var cut = Apply(new() { Kind = CorruptionKind.GzipTruncated, Keep = Rate.OfPercentage(25) }, default, s_body);

        Assert.Equal(s_body[..1000], Decompress(cut));
    }

    [Fact]
    public void TruncatedGzip_OfACompressedPayload_IsCut()
    {
        var compressed = Compress(s_body);

        var cut = Apply(new() { Kind = CorruptionKind.GzipTruncated, Keep = Rate.OfPercentage(50) }, s_gzip, compressed);

        Assert.Equal(compressed[..(compressed.Length / 2)], cut);
    }

    [Theory]
    [InlineData(CorruptionKind.Gzip)]
    [InlineData(CorruptionKind.GzipTruncated)]
    public void APayload_SaysThatItIsCompressed(CorruptionKind kind)
    {
        var change = Corruptions.Change(7, 10, new Reports(), new("text/plain", null), new CorruptFault { Kind = kind });

        Assert.Equal((new PayloadHead("text/plain", "gzip"), null), (change.Head, change.LengthAfter(10)));
    }

    private static byte[] Apply(CorruptFault fault, PayloadHead head, byte[] payload) =>
        Corruptions.Change(7, payload.Length, new Reports(), head, fault).Apply(payload);

    private static byte[] Compress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }

    private static byte[] Decompress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        gzip.CopyTo(output);
        return output.ToArray();
    }
}
