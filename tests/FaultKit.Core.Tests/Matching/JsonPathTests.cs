namespace FaultKit.Tests;

public sealed class JsonPathTests
{
    [Fact]
    public void Path_IsTakenApartIntoItsSteps()
    {
        var path = JsonPath.Parse("$.detail.items[2]['a name.x'][*].kind");

        Assert.Equal(
            [new("detail", -1), new("items", -1), new(null, 2), new("a name.x", -1), new(null, PathStep.Any), new("kind", -1)],
            path.Steps);
    }

    [Theory]
    [InlineData("$", "it names nothing")]
    [InlineData("$detail", "\"d\" cannot stand there")]
    [InlineData("$.", "a name is missing after a dot")]
    [InlineData("$..a", "a name is missing after a dot")]
    [InlineData("$.*", "\"any element\" is written [*]")]
    [InlineData("$.a[-1]", "brackets hold an index, * or 'a name'")]
    [InlineData("$.a[", "brackets hold an index, * or 'a name'")]
    [InlineData("$.a['b]", "a name in brackets is written ['a name']")]
    [InlineData("$.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a", "it has more than 16 steps")]
    public void BrokenPath_IsRefusedWithItsReason(string text, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => JsonPath.Parse(text));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
