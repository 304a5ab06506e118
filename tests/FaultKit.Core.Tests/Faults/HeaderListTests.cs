namespace FaultKit.Tests;

public sealed class HeaderListTests
{
    private static readonly HeaderList s_list = new([new("A", "1"), new("B", "2")]);

    [Fact]
    public void ListsOfTheSameHeaders_AreEqual()
    {
        var same = new HeaderList([new("A", "1"), new("B", "2")]);

        Assert.Equal((s_list, s_list.GetHashCode()), (same, same.GetHashCode()));
    }

    [Theory]
    [InlineData("A", "2")]
    [InlineData("a", "1")]
    public void AnotherHeader_MakesAnotherList(string name, string value)
    {
        var other = new HeaderList([new(name, value), new("B", "2")]);

        Assert.NotEqual(s_list, other);
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData("b", true)]
    [InlineData("C", false)]
    public void AHeader_IsFoundWhateverItsCase(string name, bool expected)
    {
        var isThere = s_list.Has(name);

        Assert.Equal(expected, isThere);
    }

    [Fact]
    public void WithoutAList_ThereIsNoHeaderList() => Assert.Throws<ArgumentNullException>(() => new HeaderList(null!));
}
