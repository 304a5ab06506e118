using System.Text;
using CsCheck;

namespace FaultKit.Tests;

/// <summary>Whatever the bytes are: no exception, and no plan unless the document is whole.</summary>
public sealed class PlanReaderRobustnessTests
{
    private static readonly byte[] s_good = Encoding.UTF8.GetBytes(Documents.Good);

    [Fact]
    public void CutAtAnyByte_ADocumentIsRefused()
    {
        var readings = Enumerable.Range(0, s_good.Length).Select(length => Documents.Read(s_good.AsSpan(0, length)));

        Assert.All(readings, reading => Assert.Equal((true, true), (reading.Plan is null, reading.Errors.Count > 0)));
    }

    [Fact]
    public void CutAtNoByte_ItIsAPlan()
    {
        var reading = Documents.Read(s_good);

        Assert.NotNull(reading.Plan);
    }

    [Fact]
    public void ChangedAtRandom_ADocumentIsAPlanOrHasErrors()
    {
        var changes = Gen.Select(Gen.Int[0, s_good.Length - 1], Gen.Int[0, 5], Gen.Byte, Gen.Int[1, 60]);

        changes.Array[1, 4].Sample(
            all => IsSound(Documents.Read(all.Aggregate(s_good, (bytes, change) => Change(bytes, change.Item1, change.Item2, change.Item3, change.Item4)))),
            iter: 20_000);
    }

    [Fact]
    public void AtRandom_BytesAreRefused() =>
        Gen.Byte.Array[0, 200].Sample(bytes => IsSound(Documents.Read(bytes)) && Documents.Read(bytes).Plan is null, iter: 5_000);

    private static bool IsSound(PlanReading reading) =>
        reading.Plan is null == reading.Errors.Count > 0 && reading.Errors.All(error => error is { Line: >= 1, Column: >= 1, Path.Length: > 0, Message.Length: > 0 });

    /// <summary>What happens to documents: a byte is changed, lost, put in; a piece is lost, doubled, or moved.</summary>
    private static byte[] Change(byte[] bytes, int at, int kind, byte value, int length)
    {
        at = Math.Min(at, Math.Max(0, bytes.Length - 1));
        var end = Math.Min(bytes.Length, at + length);
        return kind switch
        {
            0 when at < bytes.Length => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)"{}[]\",:1 "[value % 9], .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            4 => [.. bytes[..at], .. bytes[end..], .. bytes[at..end]],
            _ => bytes[..at],
        };
    }
}
