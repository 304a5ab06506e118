namespace FaultKit.Tests;

public sealed class HitListTests
{
    private static readonly HitList s_hits = new(
    [
        Hit("a", FaultPoint.Http("GET", "https", "prices.internal", 443), HitOutcome.Injected),
        Hit("b", FaultPoint.Http("POST", "https", "prices.internal", 443), HitOutcome.Injected),
        Hit("a", FaultPoint.Aws("S3", "GetObject"), HitOutcome.Suppressed),
        Hit("b", FaultPoint.Aws("S3", "GetObject"), HitOutcome.Missed),
    ]);

    [Theory]
    [InlineData("http:prices.internal", 2)]
    [InlineData("http:GET prices.internal/quotes/*", 1)]
    [InlineData("http:*", 2)]
    [InlineData("aws:S3", 0)]
    public void HitsAtATarget_AreTheInjectedOnes(string target, int expected)
    {
        var hits = s_hits.For(target);

        Assert.Equal(expected, hits.Count);
    }

    [Fact]
    public void HitsOfARule_AreTheInjectedOnes()
    {
        var hits = s_hits.By("a");

        Assert.Equal(s_hits[0], Assert.Single(hits));
    }

    [Fact]
    public void InjectedHits_AreThoseThatWereDone()
    {
        var hits = s_hits.Injected;

        Assert.Equal([s_hits[0], s_hits[1]], hits);
    }

    [Fact]
    public void ATextThatIsNoTarget_IsRefused() => Assert.Throws<FormatException>(() => s_hits.For("prices.internal"));

    [Fact]
    public void AHit_IsALine()
    {
        var text = s_hits[2].ToString();

        Assert.Equal("Suppressed error by \"a\" at aws:S3/GetObject (Test t, call 1): because", text);
    }

    private static FaultHit Hit(string rule, FaultPoint point, HitOutcome outcome) => new()
    {
        Time = Some.Instant,
        Rule = rule,
        Fault = "error",
        Point = point,
        Scope = "t",
        ScopeKind = ScopeKind.Test,
        Occurrence = 1,
        Outcome = outcome,
        Detail = "because",
    };
}
