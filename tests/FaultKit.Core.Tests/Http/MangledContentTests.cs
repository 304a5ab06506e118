using System.Text;

namespace FaultKit.Tests.Http;

public sealed class MangledContentTests
{
    private static readonly MangleMove s_insert = Move(new CorruptFault { Kind = CorruptionKind.MalformedJson });
    private static readonly MangleMove s_half = Move(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.OfPercentage(50) });

    [Fact]
    public void Headers_AreThoseOfTheBody()
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        body.Headers.ContentLanguage.Add("de");
        body.Headers.ContentLanguage.Add("en");
        body.Headers.TryAddWithoutValidation("X-Odd", "not checked: \u00fc");

        using var content = new MangledContent(body, s_insert, ownsInner: true);

        Assert.Equal(
            body.Headers.NonValidated.Where(h => h.Key != "Content-Length").Select(h => $"{h.Key}={h.Value}"),
            content.Headers.NonValidated.Where(h => h.Key != "Content-Length").Select(h => $"{h.Key}={h.Value}"));
    }

    [Fact]
    public void ContentLength_IsThatOfTheChangedBody()
    {
        using var content = new MangledContent(new ByteArrayContent(new byte[10]), s_insert, ownsInner: true);

        Assert.Equal(11, content.Headers.ContentLength);
    }

    [Fact]
    public void ContentLength_OfABodyThatDoesNotKnowIt_IsNotMadeUp()
    {
        using var content = new MangledContent(new ChunkedContent([1]), s_insert, ownsInner: true);

        Assert.Null(content.Headers.ContentLength);
    }

    [Fact]
    public async Task BodyInPieces_IsCutWhereItSays()
    {
        var pieces = Enumerable.Range(0, 100).Select(i => new byte[] { (byte)i, (byte)i, (byte)i }).ToArray();
        using var content = new MangledContent(new ChunkedContent(pieces), s_half, ownsInner: true);

        var bytes = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(pieces.SelectMany(piece => piece).Take(PayloadEdits.AssumedLength / 2), bytes);
    }

    [Fact]
    public async Task LargeBody_WrittenAndRead_IsTheSame()
    {
        var body = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        var move = Move(new CorruptFault { Kind = CorruptionKind.BitFlip, Flips = 64 }, body.Length);
        using var written = new MemoryStream();
        using var read = new MemoryStream();

        await new MangledContent(new ByteArrayContent(body), move, ownsInner: true).CopyToAsync(written, TestContext.Current.CancellationToken);
        await (await new MangledContent(new ByteArrayContent(body), move, ownsInner: true).ReadAsStreamAsync(TestContext.Current.CancellationToken))
            .CopyToAsync(read, TestContext.Current.CancellationToken);

        Assert.Equal(written.ToArray(), read.ToArray());
    }

    [Fact]
    public async Task EmptyBody_GetsWhatIsPutInAtItsEnd()
    {
        using var content = new MangledContent(new ByteArrayContent([]), s_insert, ownsInner: true);

        var text = await content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("}", text);
    }

    [Fact]
    public async Task RequestThatFallsShort_PromisesItsWholeLength()
    {
        using var content = new MangledContent(new ByteArrayContent(new byte[10]), Move(new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Of(0.5), Fitting = false, On = PayloadSide.Request }, 10), ownsInner: false);

        using var written = new MemoryStream();
        await content.CopyToAsync(written, TestContext.Current.CancellationToken);

        Assert.Equal((10, 5), (content.Headers.ContentLength, written.Length));
    }

    [Fact]
    public void BodyOfARequest_OutlivesIt()
    {
        var body = new WatchedContent([1]);

        new MangledContent(body, s_insert, ownsInner: false).Dispose();

        Assert.False(body.IsDisposed);
    }

    [Fact]
    public async Task BodyOfARequest_IsWrittenAsItIsProduced()
    {
        var produced = new TaskCompletionSource();
        using var target = new MemoryStream();
        using var content = new MangledContent(new PushedContent("abc"u8.ToArray(), produced.Task), s_insert, ownsInner: false);

        var copy = content.CopyToAsync(target, TestContext.Current.CancellationToken);
        var early = target.ToArray();
        produced.SetResult();
        await copy;

        Assert.Equal("}abc"u8, early);
    }

    private static MangleMove Move(CorruptFault fault, long? length = null)
    {
        using var injector = HttpSome.Injector(fault);
        return injector.Decide(new(HttpPoints.Of(HttpSome.Get())!))!.Mangle(fault.On, length)!;
    }
}
