using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;

namespace FaultKit;

/// <summary>Gathers what the set-up of a host says about chaos, and makes the host's injector of it.</summary>
internal sealed class ChaosSetup(ProcessEnvironment process)
{
    private readonly List<Action<ChaosBuilder>> _says = [];

    /// <summary>Adds chaos to the services of a process; with its kill switch set, nothing.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, ProcessEnvironment process, Action<ChaosBuilder>? configure)
    {
        if (process.IsDisabled)
        {
            return services;
        }

        if (services.FirstOrDefault(service => service.ServiceType == typeof(ChaosSetup))?.ImplementationInstance is ChaosSetup earlier)
        {
            earlier.Add(configure);
            return services;
        }

        var setup = new ChaosSetup(process);
        setup.Add(configure);
        services.AddOptions();
        services.AddSingleton(setup);
        services.AddSingleton(setup.Build);
        services.AddSingleton<PlanTimer>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<PlanTimer>());

        // Filters nest in the order of their registration, so the first is the last to act, and ours has to be: the factory's metrics
        // filter looks whether the primary handler is a SocketsHttpHandler, and would not see it under our wrapping.
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, FaultHandlerFilter>());
        return services;
    }

    /// <summary>Takes in what one call of <c>UseChaos</c> says; said twice, it is said once.</summary>
    public void Add(Action<ChaosBuilder>? configure)
    {
        if (configure is not null && !_says.Contains(configure))
        {
            _says.Add(configure);
        }
    }

    /// <summary>The injector, when the services are there that it depends on.</summary>
    public FaultInjector Build(IServiceProvider services)
    {
        var name = services.GetService<IHostEnvironment>()?.EnvironmentName;
        var builder = new ChaosBuilder(name is null ? process : process with { Name = name }).AddListener(new LogListener(services));
        if (services.GetService<TimeProvider>() is { } time)
        {
            builder.UseTime(time);
        }

        _says.ForEach(say => say(builder));

        // Last, so that it beats what code says: who deploys an application has the last word over who wrote it.
        if (services.GetService<IConfiguration>() is { } configuration && ConfiguredPlanSource.In(configuration, builder.Open) is { } source)
        {
            builder.ReadPlan(source);
        }

        return builder.Build();
    }
}
