using System.Text;
using System.Text.Json;
using CsCheck;

namespace FaultKit.Tests;

public sealed class CorruptionTests
{
    private static readonly CorruptFault s_malformed = new() { Kind = CorruptionKind.MalformedJson };

    private static readonly Gen<string> s_scalars = Gen.OneOf(
        Gen.String.Select(text => JsonSerializer.Serialize(text)),
        Gen.Int.Select(number => JsonSerializer.Serialize(number)),
        Gen.Const("null"),
        Gen.Const("true"));

    private static readonly Gen<string> s_documents = Gen.Recursive<string>((depth, deeper) => depth > 3 ? s_scalars : Gen.OneOf(
        s_scalars,
        deeper.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
        deeper.Array[0, 4].Select(items => $"{{{string.Join(',', items.Select((item, i) => $"\"p{i}\": {item}"))}}}")));

    [Fact]
    public void MalformedJson_IsRefusedWhateverTheDocumentWas() => s_documents.Sample(
        document =>
        {
            JsonDocument.Parse(document).Dispose();
            var broken = Corruptions.Change(1, null, s_malformed).Apply(Encoding.UTF8.GetBytes(document));
            return Record.Exception(() => JsonDocument.Parse(broken)) is JsonException;
        },
        iter: 2_000);

    [Fact]
    public void MalformedJson_IsRefusedByAReaderOfSeveralDocumentsToo()
    {
        var broken = Corruptions.Change(1, null, s_malformed).Apply("{}"u8);

        var refusal = Record.Exception(() => ReadAll(broken));

        Assert.IsAssignableFrom<JsonException>(refusal);
    }

    [Fact]
    public void APayloadOfUnknownLength_IsChangedWithinItsFirstBytes()
    {
        var faults = Enumerable.Range(0, 8).Select(_ => new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 64 }).ToArray();

        var edits = Corruptions.Edits(1, null, faults);

        Assert.All(edits.Items, edit => Assert.InRange(edit.Offset, 0, PayloadEdits.AssumedLength - 1));
    }

    [Fact]
    public void Flips_ReachEveryBit()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.BitFlip };

        var bits = Enumerable.Range(0, 2000).Select(roll => Corruptions.Edits((ulong)roll, 8, fault).Items[0]).Select(edit => (edit.Offset, edit.Value)).Distinct();

        Assert.Equal(64, bits.Count());
    }

    private static void ReadAll(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
        }
    }
}
