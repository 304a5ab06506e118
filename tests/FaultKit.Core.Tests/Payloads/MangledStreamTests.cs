using CsCheck;

namespace FaultKit.Tests;

public sealed class MangledStreamTests
{
    private static readonly Gen<(ulong Roll, byte[] Payload, CorruptFault[] Faults, int[] Given, int[] Asked)> s_cases =
        Gen.Select(Gen.ULong, Gen.Byte.Array[0, 80], Corruptions.Any.Array[1, 4], Gen.Int[1, 20].Array[1, 6], Gen.Int[1, 20].Array[1, 6]);

    [Fact]
    public void AStreamReadInAnyPieces_IsThePayloadChangedAsAWhole() => s_cases.Sample(
        given =>
        {
            var change = Corruptions.Change(given.Roll, given.Payload.Length, given.Faults);
            using var stream = new MangledStream(new PiecesStream(given.Payload, given.Given), change.Open());
            Assert.Equal(change.Apply(given.Payload), ReadAll(stream, given.Asked));
        },
        iter: 5_000);

    [Fact]
    public Task AStreamReadInAnyPiecesWithoutAThread_IsThePayloadChangedAsAWhole() => s_cases.SampleAsync(
        async given =>
        {
            var change = Corruptions.Change(given.Roll, given.Payload.Length, given.Faults);
            await using var stream = new MangledStream(new PiecesStream(given.Payload, given.Given), change.Open());
            Assert.Equal(change.Apply(given.Payload), await ReadAllAsync(stream, given.Asked));
        },
        iter: 5_000);

    [Fact]
    public void AStreamLongerThanABuffer_IsThePayloadChangedAsAWhole()
    {
        var payload = Enumerable.Range(0, 50_000).Select(i => (byte)i).ToArray();
        var change = Corruptions.Change(5, payload.Length, new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 64 }, new CorruptFault { Kind = CorruptionKind.MalformedJson });

        using var stream = new MangledStream(new MemoryStream(payload), change.Open());

        Assert.Equal(change.Apply(payload), ReadAll(stream, [65_536]));
    }

    [Fact]
    public void ARequestForNothing_ReadsNothing()
    {
        using var inner = new PiecesStream([1, 2, 3], [1]);
        using var stream = new MangledStream(inner, Corruptions.Change(5, 3, new CorruptFault { Kind = CorruptionKind.MalformedJson }).Open());

        var count = stream.Read([]);

        Assert.Equal((0, 3L), (count, inner.Left));
    }

    [Fact]
    public void ACut_LeavesTheRestUnread()
    {
        using var inner = new PiecesStream(new byte[100], [10]);
        using var stream = new MangledStream(inner, Corruptions.Change(5, 100, new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(25) }).Open());

        var read = ReadAll(stream, [100]);

        Assert.Equal((25, 70L), (read.Length, inner.Left));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposal_DisposesTheInnerStream(bool isAsync)
    {
        var inner = new MemoryStream([1]);
        var stream = new MangledStream(inner, Corruptions.Change(5, 1, new CorruptFault { Kind = CorruptionKind.BitFlip }).Open());

        await (isAsync ? stream.DisposeAsync() : Sync(stream.Dispose));

        Assert.False(inner.CanRead);
    }

    private static ValueTask Sync(Action action)
    {
        action();
        return default;
    }

    private static byte[] ReadAll(Stream stream, int[] sizes)
    {
        var all = new List<byte>();
        for (var i = 0; ; i++)
        {
            var buffer = new byte[sizes[i % sizes.Length]];
            var count = stream.Read(buffer, 0, buffer.Length);
            if (count == 0)
            {
                return [.. all];
            }

            all.AddRange(buffer.AsSpan(0, count));
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, int[] sizes)
    {
        var all = new List<byte>();
        for (var i = 0; ; i++)
        {
            var buffer = new byte[sizes[i % sizes.Length]];
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return [.. all];
            }

            all.AddRange(buffer.AsSpan(0, count));
        }
    }
}
