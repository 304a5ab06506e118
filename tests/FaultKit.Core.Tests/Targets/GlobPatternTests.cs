using CsCheck;

namespace FaultKit.Tests;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a", "a", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a*", "a", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "ab/bc", false)]
    [InlineData("a**c", "ab/bc", true)]
    [InlineData("*/b", "a/b", true)]
    [InlineData("*/b", "/b", true)]
    [InlineData("*/b", "a/a/b", false)]
    [InlineData("a/*", "a/b/c", false)]
    [InlineData("**b", "a/b/b", true)]
    [InlineData("*", "a/b/c", true)]
    public void APattern_MatchesWhatItSays(string pattern, string text, bool expected)
    {
        var glob = new GlobPattern(pattern, '/', ignoresCase: false);

        var answer = glob.IsMatch(text);

        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Case_CountsWhereItIsSaidTo(bool ignoresCase, bool expected)
    {
        var glob = new GlobPattern("Ab*Cd", '.', ignoresCase);

        var answer = glob.IsMatch("aB-cD");

        Assert.Equal(expected, answer);
    }

    [Fact]
    public void ShortPatterns_MatchAsTheDefinitionDoes()
    {
        var patterns = Gen.Char["ab/*"].Array[0, 8].Select(letters => new string(letters)).Where(p => !p.Contains("***", StringComparison.Ordinal));
        var texts = Gen.Char["abB/"].Array[0, 10].Select(letters => new string(letters));

        Gen.Select(patterns, texts, Gen.Bool).Sample(
            (pattern, text, ignoresCase) => new GlobPattern(pattern, '/', ignoresCase).IsMatch(text) == Defined(pattern == "*" ? "**" : pattern, text, ignoresCase),
            iter: 100_000,
            seed: "0000KoGlobS3");
    }

    // A matcher that tries every way a star can be read would not end in the lifetime of the sun.
    [Fact(Timeout = 30_000)]
    public async Task AHundredStarsAgainstALongText_End()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 100)) + "*b";
        var text = new string('a', 100_000);

        var isMatch = await Task.Run(() => new GlobPattern(pattern, '/', ignoresCase: false).IsMatch(text), TestContext.Current.CancellationToken);

        Assert.False(isMatch);
    }

    [Fact]
    public void AHundredStarsAgainstALongTextThatFits_Match()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 100)) + "*b";
        var text = new string('a', 10_000) + "b";

        var isMatch = new GlobPattern(pattern, '/', ignoresCase: false).IsMatch(text);

        Assert.True(isMatch);
    }

    [Fact]
    public void APatternLongerThanTheStack_MatchesAllTheSame()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 200));
        var glob = new GlobPattern(pattern, '/', ignoresCase: false);

        var answers = (glob.IsMatch(new string('a', 200)), glob.IsMatch(new string('a', 199)));

        Assert.Equal((true, false), answers);
    }

    [Fact]
    public void Matching_AllocatesNothing()
    {
        var glob = new GlobPattern("/quotes/*/lines/**", '/', ignoresCase: false);
        glob.IsMatch("/quotes/7/lines/1/2");
        var before = GC.GetAllocatedBytesForCurrentThread();

        glob.IsMatch("/quotes/7/lines/1/2");

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>The definition, as short and as slow as it can be.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoresCase)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] != '*')
        {
            return !text.IsEmpty
                && pattern[..1].Equals(text[..1], ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && Defined(pattern[1..], text[1..], ignoresCase);
        }

        var isAcross = pattern.StartsWith("**");
        return Defined(pattern[(isAcross ? 2 : 1)..], text, ignoresCase)
            || (!text.IsEmpty && (isAcross || text[0] != '/') && Defined(pattern, text[1..], ignoresCase));
    }
}
