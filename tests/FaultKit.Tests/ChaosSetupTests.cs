using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class ChaosSetupTests
{
    private static readonly ProcessEnvironment s_bare = new();

    [Fact]
    public void KillSwitch_LeavesTheServicesExactlyAsTheyWere()
    {
        var services = new ServiceCollection().AddHttpClient();
        var before = services.ToArray();

        ChaosSetup.AddTo(services, new() { IsDisabled = true }, chaos => chaos.ReadPlan(Some.Plan()));

        Assert.Equal(before, services);
    }

    [Fact]
    public void AddedTwice_IsAddedOnce()
    {
        var services = ChaosSetup.AddTo(new ServiceCollection(), s_bare, null);
        var before = services.ToArray();

        ChaosSetup.AddTo(services, s_bare, null);

        Assert.Equal(before, services);
    }

    [Fact]
    public async Task UseChaosTwice_InjectsEachFaultOnce()
    {
        var builder = Some.Host().UseChaos(chaos => chaos.ReadPlan(Some.Plan())).UseChaos();
        builder.Services.AddHttpClient();

        using var host = builder.Build();
        await host.Services.Client().OutcomeAsync();

        Assert.Single(host.Injector().Journal.Hits);
    }

    [Fact]
    public void WhatASecondCallSays_IsHeardToo()
    {
        var builder = Some.Host().UseChaos().UseChaos(chaos => chaos.ReadPlan(Some.Plan(rule: "second")));

        using var host = builder.Build();

        Assert.Equal("second", RuleInForce(host.Services));
    }

    [Fact]
    public void SameWordsTwice_AreHeardOnce()
    {
        var heard = 0;
        Action<ChaosBuilder> says = _ => heard++;
        var builder = Some.Host().UseChaos(says).UseChaos(says);

        using var host = builder.Build();
        host.Injector();

        Assert.Equal(1, heard);
    }

    [Fact]
    public void Container_HasOneInjector()
    {
        using var host = Some.Host().UseChaos().Build();

        var injector = host.Injector();

        Assert.Same(injector, host.Services.CreateScope().ServiceProvider.GetRequiredService<FaultInjector>());
    }

    [Fact]
    public void Filter_IsTheFirstOfAllFilters()
    {
        var services = new ServiceCollection().AddHttpClient();

        ChaosSetup.AddTo(services, s_bare, null);

        Assert.Equal(typeof(FaultHandlerFilter), services.First(s => s.ServiceType == typeof(IHttpMessageHandlerBuilderFilter)).ImplementationType);
    }

    [Fact]
    public void PlanOfTheEnvironmentVariable_BeatsConfigurationAndCode()
    {
        var services = Services(Some.Plan(rule: "configuration"));

        ChaosSetup.AddTo(services, Staging(Some.Plan(rule: "variable")), chaos => chaos.ReadPlan(Some.Plan(rule: "code")));

        Assert.Equal("variable", RuleInForce(services.BuildServiceProvider()));
    }

    [Fact]
    public void PlanOfTheConfiguration_BeatsCode()
    {
        var services = Services(Some.Plan(rule: "configuration"));

        ChaosSetup.AddTo(services, Staging(null), chaos => chaos.ReadPlan(Some.Plan(rule: "code")));

        Assert.Equal("configuration", RuleInForce(services.BuildServiceProvider()));
    }

    [Fact]
    public void PlanOfTheConfiguration_MayBeAFile()
    {
        using var file = new TemporaryFile(Some.Plan(rule: "file"));
        var services = Services(file.FullName);

        ChaosSetup.AddTo(services, Staging(null), null);

        Assert.Equal("file", RuleInForce(services.BuildServiceProvider()));
    }

    [Fact]
    public void PlanOfCode_IsReadWhereNothingElseNamesOne()
    {
        var services = Services(plan: null);

        ChaosSetup.AddTo(services, Staging(null), chaos => chaos.ReadPlan(Some.Plan(rule: "code")));

        Assert.Equal("code", RuleInForce(services.BuildServiceProvider()));
    }

    [Theory]
    [InlineData("Staging", true)]
    [InlineData("staging", true)]
    [InlineData("Development", false)]
    public void EnvironmentOfTheHost_IsTheOneAPlanHasToName(string environment, bool isOn)
    {
        var builder = Some.Host(environment).UseChaos(chaos => chaos.ReadPlan(Some.Plan(environment: "Staging")));

        using var host = builder.Build();

        Assert.Equal(isOn, host.Injector().Plan is not null);
    }

    [Fact]
    public void EnvironmentNamedInCode_BeatsTheHosts()
    {
        var builder = Some.Host("Development").UseChaos(chaos => chaos.UseEnvironment("Staging").ReadPlan(Some.Plan(environment: "Staging")));

        using var host = builder.Build();

        Assert.NotNull(host.Injector().Plan);
    }

    [Fact]
    public void ContainerWithoutAHost_HasTheEnvironmentOfTheProcess()
    {
        var services = new ServiceCollection();

        ChaosSetup.AddTo(services, s_bare, chaos => chaos.ReadPlan(Some.Plan(environment: "Production")));

        Assert.NotNull(services.BuildServiceProvider().GetRequiredService<FaultInjector>().Plan);
    }

    [Fact]
    public void ClockOfTheContainer_IsTheInjectors()
    {
        var time = new FakeTimeProvider();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);

        ChaosSetup.AddTo(services, s_bare, null);

        Assert.Same(time, services.BuildServiceProvider().GetRequiredService<FaultInjector>().Time);
    }

    [Fact]
    public void ClockNamedInCode_BeatsTheContainers()
    {
        var time = new FakeTimeProvider();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider());

        ChaosSetup.AddTo(services, s_bare, chaos => chaos.UseTime(time));

        Assert.Same(time, services.BuildServiceProvider().GetRequiredService<FaultInjector>().Time);
    }

    private static ServiceCollection Services(string? plan)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Chaos:Plan", plan)]).Build());
        return services;
    }

    private static ProcessEnvironment Staging(string? plan) => new() { Name = "Staging", Plan = plan };

    private static string? RuleInForce(IServiceProvider services) => services.GetRequiredService<FaultInjector>().Plan?.Rules[0].Name;
}
