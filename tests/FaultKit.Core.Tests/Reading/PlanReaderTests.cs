namespace FaultKit.Tests;

/// <summary>The envelope of a plan: what it may say, and what is said of what it may not.</summary>
public sealed class PlanReaderTests
{
    [Fact]
    public void AGoodDocument_HasNoErrors()
    {
        var reading = Documents.Read(Documents.Good);

        Assert.Empty(reading.Errors);
    }

    [Fact]
    public void AGoodDocument_IsReadAsItStands()
    {
        var plan = Documents.Read(Documents.Good).Plan!;

        Assert.Equal(
            (true, "Development Staging", Some.Instant.AddDays(1), -20241204L, 20, 7),
            (plan.Enabled, string.Join(' ', plan.Environments), plan.Expires, plan.Seed, plan.MaxActiveFaults, plan.Rules.Count));
    }

    [Fact]
    public void WhatIsLeftOut_HasItsDefault()
    {
        var plan = Documents.Read(Documents.Plan()).Plan!;

        Assert.Equal((null, null, null, 0), (plan.Expires, plan.Seed, plan.MaxActiveFaults, plan.Rules.Count));
    }

    [Theory]
    [InlineData("\"seed\": 9223372036854775807")]
    [InlineData("\"seed\": -9223372036854775808")]
    [InlineData("\"maxActiveFaults\": 1")]
    [InlineData("\"maxActiveFaults\": 100000")]
    [InlineData("\"expires\": \"2030-12-01T18:00Z\"")]
    [InlineData("\"expires\": \"2030-12-01T18:00:00.1234567+02:00\"")]
    [InlineData("\"expires\": \"2020-12-01T18:00:00-11:30\"")]
    [InlineData("\"rules\": []")]
    [InlineData("\"$schema\": \"./chaos.schema.json\"")]
    public void AnOptionalProperty_MayBeGiven(string member)
    {
        var reading = Documents.Read(Documents.Plan(member));

        Assert.Empty(reading.Errors);
    }

    [Theory]
    [InlineData("\"seed\": 9223372036854775808", "$.seed: expected a whole number; here stands 9223372036854775808")]
    [InlineData("\"seed\": 1.5", "$.seed: expected a whole number; here stands 1.5")]
    [InlineData("\"seed\": \"1\"", "$.seed: expected a whole number; here stands \"1\"")]
    [InlineData("\"seed\": null", "$.seed: expected a whole number; here stands null")]
    [InlineData("\"maxActiveFaults\": 0", "$.maxActiveFaults: expected a whole number from 1 to 100000; here stands 0")]
    [InlineData("\"maxActiveFaults\": 100001", "$.maxActiveFaults: expected a whole number from 1 to 100000; here stands 100001")]
    [InlineData("\"expires\": \"2026-12-01T18:00:00\"", "$.expires: expected an instant with its offset, such as \"2026-12-01T18:00:00Z\"; here stands \"2026-12-01T18:00:00\"")]
    [InlineData("\"expires\": \"tomorrow\"", "$.expires: expected an instant with its offset, such as \"2026-12-01T18:00:00Z\"; here stands \"tomorrow\"")]
    [InlineData("\"expires\": \"2026-13-01T18:00:00Z\"", "$.expires: expected an instant with its offset, such as \"2026-12-01T18:00:00Z\"; here stands \"2026-13-01T18:00:00Z\"")]
    [InlineData("\"expires\": 1764612000", "$.expires: expected an instant with its offset, such as \"2026-12-01T18:00:00Z\"; here stands 1764612000")]
    [InlineData("\"rules\": {}", "$.rules: expected a list of rules; here stands an object")]
    [InlineData("\"rules\": null", "$.rules: expected a list of rules; here stands null")]
    [InlineData("\"rules\": [7]", "$.rules[0]: expected a rule, which is an object; here stands 7")]
    [InlineData("\"$schema\": true", "$.$schema: expected a text of 1 to 1000 characters; here stands true")]
    [InlineData("\"expire\": 1", "$.expire: \"expire\" is unknown here (did you mean \"expires\"?); known are $schema, version, enabled, environments, expires, seed, maxActiveFaults, dryRun, profilesFrom, profiles, rules, abortWhen")]
    [InlineData("\"max\": 1", "$.max: \"max\" is unknown here (did you mean \"maxActiveFaults\"?); known are $schema, version, enabled, environments, expires, seed, maxActiveFaults, dryRun, profilesFrom, profiles, rules, abortWhen")]
    [InlineData("\"chaos\": 1", "$.chaos: \"chaos\" is unknown here; known are $schema, version, enabled, environments, expires, seed, maxActiveFaults, dryRun, profilesFrom, profiles, rules, abortWhen")]
    [InlineData("\"a b\": 1", "$['a b']: \"a b\" is unknown here; known are $schema, version, enabled, environments, expires, seed, maxActiveFaults, dryRun, profilesFrom, profiles, rules, abortWhen")]
    [InlineData("\"seed\": 1, \"seed\": 1", "$.seed: \"seed\" stands here twice; keep one of them")]
    [InlineData("\"rules\": [], \"rules\": []", "$.rules: \"rules\" stands here twice; keep one of them")]
    public void AMemberThatIsNotAsExpected_IsRefused(string member, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan(member));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData("", "$: \"version\" is missing; add the number 1")]
    [InlineData("\"version\": 2, ", "$.version: expected the number 1; here stands 2")]
    [InlineData("\"version\": \"1\", ", "$.version: expected the number 1; here stands \"1\"")]
    public void TheVersion_IsRequired(string version, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan(version: version));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData("", "$: \"enabled\" is missing; add true or false")]
    [InlineData("\"enabled\": 1, ", "$.enabled: expected true or false; here stands 1")]
    [InlineData("\"enabled\": \"true\", ", "$.enabled: expected true or false; here stands \"true\"")]
    public void Enabled_IsRequired(string enabled, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan(enabled: enabled));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData("\"seed\": 1", "$: \"environments\" is missing; add a list of 1 to 50 names, such as [\"Development\", \"Staging\"]")]
    [InlineData("\"environments\": []", "$.environments: expected a list of 1 to 50 names, such as [\"Development\", \"Staging\"]; here stands an empty list")]
    [InlineData("\"environments\": \"Staging\"", "$.environments: expected a list of 1 to 50 names, such as [\"Development\", \"Staging\"]; here stands \"Staging\"")]
    [InlineData("\"environments\": [\"\"]", "$.environments: expected a list of 1 to 50 names, such as [\"Development\", \"Staging\"]; here stands a list")]
    [InlineData("\"environments\": [1]", "$.environments: expected a list of 1 to 50 names, such as [\"Development\", \"Staging\"]; here stands a list")]
    public void Environments_AreRequired(string environments, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan(environments: environments));

        Assert.Equal(expected, complaints);
    }

    [Theory]
    [InlineData("Production", "", "$.expires: a plan for \"Production\" must end by itself; add \"expires\", at most 24 h ahead")]
    [InlineData("production", "", "$.expires: a plan for \"production\" must end by itself; add \"expires\", at most 24 h ahead")]
    [InlineData("*", "", "$.expires: a plan for \"*\" must end by itself; add \"expires\", at most 24 h ahead")]
    [InlineData("Production", "\"expires\": \"2026-03-02T12:00:01Z\"", "$.expires: a plan for \"Production\" may run for at most 24 h; expected at most 2026-03-02T12:00:00Z")]
    [InlineData("*", "\"expires\": \"2026-03-02T11:00:00-01:01\"", "$.expires: a plan for \"*\" may run for at most 24 h; expected at most 2026-03-02T12:00:00Z")]
    [InlineData("Production", "\"expires\": \"2026-03-02T12:00:00Z\"", "")]
    [InlineData("*", "\"expires\": \"2020-01-01T00:00:00Z\"", "")]
    [InlineData("Development", "", "")]
    [InlineData("Staging", "\"expires\": \"2036-03-02T12:00:00Z\"", "")]
    public void APlanForProduction_EndsByItself(string environment, string expires, string expected)
    {
        var complaints = Documents.Complaints(Documents.Plan(expires, environments: $"\"environments\": [\"Development\", \"{environment}\"]"));

        Assert.Equal(expected, complaints);
    }

    [Fact]
    public void APlanForProductionThatIsOff_NeedsNoEnd()
    {
        var complaints = Documents.Complaints(Documents.Plan(enabled: "\"enabled\": false, ", environments: "\"environments\": [\"*\"]"));

        Assert.Equal("", complaints);
    }

    [Fact]
    public void TooManyRules_AreRefused()
    {
        var complaints = Documents.Complaints(Documents.Plan($"\"rules\": [{string.Join(',', Enumerable.Repeat("1", 10_001))}]"));

        Assert.Equal("$.rules: expected at most 10000 rules; here stand 10001", complaints);
    }
}
