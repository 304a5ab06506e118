namespace FaultKit.Tests;

/// <summary>The catalogue.</summary>
public sealed class ProfilesTests
{
    public static TheoryData<string> Names => [.. Profiles.All.Select(profile => profile.Name)];

    [Fact]
    public void Documentation_IsTheCatalogue()
    {
        var written = ProfileDocument.Write();

        Assert.True(written == Repository.Read("docs/profiles.md"), $"docs/profiles.md is not what the catalogue says any more; what it should hold lies in {Repository.Keep("docs/profiles.md", written)}");
    }

    [Fact]
    public void EveryProperty_IsAProfileOfTheCatalogue()
    {
        var properties = typeof(Profiles).GetProperties().Where(property => property.PropertyType == typeof(FaultProfile)).Select(property => (FaultProfile)property.GetValue(null)!);

        Assert.Equal(Profiles.All.Order(Comparer<FaultProfile>.Create((x, y) => string.CompareOrdinal(x.Name, y.Name))), properties.OrderBy(profile => profile.Name, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryProfile_SaysWhatItStandsFor(string name)
    {
        var profile = Profiles.Find(name)!;

        Assert.All([profile.Summary, profile.StandsFor, .. profile.Parameters.Select(parameter => parameter.Summary)], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryDefault_IsWithinItsRange(string name) =>
        Assert.All(
            Profiles.Find(name)!.Parameters.Where(parameter => parameter.DefaultNode is not null),
            parameter => Assert.NotNull(parameter.Shape.Read(parameter.DefaultNode!, out _)));

    [Fact]
    public void ANameThatIsNone_FindsNothing() => Assert.Null(Profiles.Find("dependency-brownouts"));
}
