using System.Text;

namespace FaultKit.Tests;

public sealed class PayloadChangeTests
{
    [Fact]
    public void FieldsAreChangedBeforeTheDocumentCeasesToBeOne()
    {
        var change = Corruptions.Change(7, null, new CorruptFault { Kind = CorruptionKind.MalformedJson }, new CorruptFault { Kind = CorruptionKind.NullField, Path = "$.a" });

        Assert.Equal("}{\"a\":null}", Text(change, "{\"a\":1}"));
    }

    [Fact]
    public void EmptyPayload_HasNothingLeft()
    {
        var change = Corruptions.Change(7, 7, new CorruptFault { Kind = CorruptionKind.Empty });

        Assert.Equal(("", 0), (Text(change, "{\"a\":1}"), change.LengthAfter(7)));
    }

    [Fact]
    public void OversizePayload_IsStillTheDocumentItWas()
    {
        var change = Corruptions.Change(7, 7, new CorruptFault { Kind = CorruptionKind.Oversize, Bytes = 10_000 });

        Assert.Equal(("{\"a\":1}", 10_007), (Text(change, "{\"a\":1}").TrimEnd(), (int)change.LengthAfter(7)!));
    }

    [Fact]
    public void DuplicatePayload_ArrivesTwice()
    {
        var change = Corruptions.Change(7, null, new CorruptFault { Kind = CorruptionKind.Duplicate });

        Assert.Equal("{\"a\":1}{\"a\":1}", Text(change, "{\"a\":1}"));
    }

    [Fact]
    public void DuplicateOfAPayloadThatIsTooLong_PassesOnceAndSaysSo()
    {
        var reports = new Reports();
        var change = Corruptions.Change(7, null, reports, default, new CorruptFault { Kind = CorruptionKind.Duplicate });

        var length = change.Apply(new byte[Repetition.Longest + 1]).Length;

        Assert.Equal((Repetition.Longest + 1, Repetition.TooLong), (length, Assert.Single(reports.Lines)));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "application/json; charset=utf-16")]
    [InlineData("text/html;Charset=\"utf-8\";q=1", "text/html; q=1; charset=utf-16")]
    [InlineData("application/json", "application/json; charset=utf-16")]
    [InlineData(null, "text/plain; charset=utf-16")]
    public void AnotherCharset_TakesThePlaceOfTheCharset(string? type, string expected)
    {
        var change = Corruptions.Change(7, 2, new Reports(), new(type, null), new CorruptFault { Kind = CorruptionKind.Charset });

        Assert.Equal((expected, true), (change.Head.ContentType, change.IsEmpty));
    }

    [Fact]
    public void AnotherType_TakesThePlaceOfTheType()
    {
        var change = Corruptions.Change(7, 2, new Reports(), new("application/json", null), new CorruptFault { Kind = CorruptionKind.ContentType });

        Assert.Equal("text/html", change.Head.ContentType);
    }

    [Fact]
    public void TruncationThatDoesNotFit_BreaksOffAndChangesNoByte()
    {
        var change = Corruptions.Change(7, 100, new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(30), Fitting = false });

        Assert.Equal((new PayloadBreak(30, ConnectionKind.Closed), 100L, true), (change.Break, change.LengthAfter(100)!.Value, change.IsEmpty));
    }

    private static string Text(PayloadChange change, string payload) => Encoding.UTF8.GetString(change.Apply(Encoding.UTF8.GetBytes(payload)));
}
