using System.Text;

namespace FaultKit.Tests;

/// <summary>Profiles of users: every rule is read before anybody uses it, and what is wrong is said where it stands.</summary>
public sealed class ProfileReaderTests
{
    private const string Rule = "{\"name\": \"a\", \"target\": \"http:${host}/x\", \"fault\": {\"type\": \"error\"}}";
    private const string Host = "\"host\": {\"type\": \"host\", \"summary\": \"Where.\"}";

    [Fact]
    public void TheProfileOfTheDocumentation_IsOne()
    {
        var errors = new PlanErrors(Encoding.UTF8.GetBytes(ProfileDocument.Own));

        var profile = Assert.Single(ProfileReader.Read(Encoding.UTF8.GetBytes(ProfileDocument.Own), errors));

        Assert.Equal((0, "ledger-down", "100"), (errors.Count, profile.Name, profile.Parameters[0].Default));
    }

    [Theory]
    [InlineData("", "\"rules\": []", "1:69: $.profiles[0].rules: expected a list of 1 to 50 rules")]
    [InlineData(Host, "\"rules\": [{\"name\": \"a\", \"target\": \"http:${hots}\", \"fault\": {\"type\": \"error\"}}]", "\"hots\" is no parameter of this profile (did you mean \"host\"?); its parameters are host")]
    [InlineData(Host, "\"rules\": [{\"name\": \"a\", \"target\": \"http:${host}\", \"fault\": {\"type\": \"eror\"}}]", "$.profiles[0].rules[0].fault.type: \"eror\" is no fault (did you mean \"error\"?)")]
    [InlineData(Host, "\"rules\": [" + Rule + ", " + Rule + "]", "$.profiles[0].rules[1].name: \"a\" is the name of another rule of this profile already")]
    [InlineData("\"p\": {\"type\": \"percent\", \"summary\": \"x\"}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p.type: \"percent\" is unknown (did you mean \"percentage\"?)")]
    [InlineData("\"p\": {\"type\": \"percentage\", \"summary\": \"x\", \"max\": 120}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p.max: expected a number from 0 to 100; here stands 120")]
    [InlineData("\"p\": {\"type\": \"percentage\", \"summary\": \"x\", \"min\": 50, \"max\": 10}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p: \"min\" is more than \"max\"")]
    [InlineData("\"p\": {\"type\": \"duration\", \"summary\": \"x\", \"max\": \"1s\", \"default\": \"2s\"}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p.default: expected a duration from 0ms to 1s")]
    [InlineData("\"p\": {\"type\": \"choice\", \"summary\": \"x\"}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p: a choice needs \"choices\"")]
    [InlineData("\"p\": {\"type\": \"target\", \"summary\": \"x\"}", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p: a target needs a \"default\"")]
    [InlineData("\"p\": 7", "\"rules\": [" + Rule + "]", "$.profiles[0].parameters.p: expected a parameter, which is an object")]
    public void AProfileThatIsNotAsExpected_IsRefused(string parameters, string rules, string expected)
    {
        var complaints = Read($"{{\"version\": 1, \"profiles\": [{{\"name\": \"n\", \"summary\": \"S.\", {rules}, \"parameters\": {{{parameters}}}}}]}}");

        Assert.Contains(expected, complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "1:1: $: expected profiles")]
    [InlineData("{", "not JSON from here on")]
    [InlineData("{\"version\": 2, \"profiles\": [7]}", "$.version: expected the number 1; here stands 2")]
    [InlineData("{\"version\": 1}", "$.profiles: expected a list of 1 to 100 profiles")]
    public void ADocumentWithoutProfiles_IsRefused(string document, string expected) => Assert.Contains(expected, Read(document), StringComparison.Ordinal);

    private static string Read(string document)
    {
        var utf8 = Encoding.UTF8.GetBytes(document);
        var errors = new PlanErrors(utf8);
        ProfileReader.Read(utf8, errors);
        return string.Join('\n', errors.Sorted());
    }
}
