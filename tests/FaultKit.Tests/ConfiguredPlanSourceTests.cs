using Microsoft.Extensions.Configuration;

namespace FaultKit.Tests;

public sealed class ConfiguredPlanSourceTests
{
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void NoSetting_IsNoSource(string? setting)
    {
        _configuration["Chaos:Plan"] = setting;

        var source = ConfiguredPlanSource.In(_configuration, PlanSource.Of);

        Assert.Null(source);
    }

    [Fact]
    public async Task SettingThatDidNotChange_IsUnchanged()
    {
        var source = Source("{}");
        await LookAsync(source);

        var look = await LookAsync(source);

        Assert.Equal(LookOutcome.Unchanged, look.Outcome);
    }

    [Fact]
    public async Task SettingThatWasEdited_IsReadAgain()
    {
        var source = Source("{}");
        await LookAsync(source);
        _configuration["Chaos:Plan"] = "{ }";

        var look = await LookAsync(source);

        Assert.Equal("{ }"u8, look.Document.Span);
    }

    [Fact]
    public async Task SettingThatWasTakenAway_IsGone()
    {
        var source = Source("{}");
        await LookAsync(source);
        _configuration["Chaos:Plan"] = null;

        var look = await LookAsync(source);

        Assert.Equal(LookOutcome.Gone, look.Outcome);
    }

    [Fact]
    public async Task SettingThatNamesAnUnknownSource_IsRefusedAtEveryLook()
    {
        var source = Source("s3://bucket/plan.json");
        await Assert.ThrowsAsync<NotSupportedException>(() => LookAsync(source));

        await Assert.ThrowsAsync<NotSupportedException>(() => LookAsync(source));
    }

    [Fact]
    public async Task PlanInTheSetting_IsCalledByTheNameOfTheSetting()
    {
        var source = Source("{}");

        await LookAsync(source);

        Assert.Equal("Chaos:Plan", source.Name);
    }

    [Fact]
    public async Task FileInTheSetting_IsCalledByItsOwnName()
    {
        var source = Source("no-such-chaos.json");

        await LookAsync(source);

        Assert.Equal("no-such-chaos.json", source.Name);
    }

    private static Task<PlanLook> LookAsync(ConfiguredPlanSource source) => source.LookAsync(TestContext.Current.CancellationToken).AsTask();

    private ConfiguredPlanSource Source(string setting)
    {
        _configuration["Chaos:Plan"] = setting;
        return ConfiguredPlanSource.In(_configuration, PlanSource.Of)!;
    }
}
