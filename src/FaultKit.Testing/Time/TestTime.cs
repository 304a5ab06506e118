using Amazon.Runtime.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace FaultKit.Testing;

/// <summary>Brings a test's clock to what does not ask for one by itself.</summary>
/// <remarks>
/// Polly, Microsoft.Extensions.Http.Resilience and everything else that takes a <see cref="TimeProvider"/> from its services is served by
/// <see cref="AddTestTime"/>, and so is the timeout of every <see cref="HttpClient"/> of a factory. The AWS SDK waits for its retries on no clock that could be given to it;
/// <see cref="CoverAwsSdk"/> gives it one. The timeout of its attempts (<see cref="Amazon.Runtime.ClientConfig.Timeout"/>) needs nothing: an attempt
/// that has a fault is given up on the test's clock. A timeout ends a slow body too, where it is the client that reads it; <c>GetFromJsonAsync</c> reads by
/// itself, for as long as its caller's token lets it.
/// </remarks>
public static class TestTime
{
    /// <summary>The clock of the test around a call, the one that <see cref="FaultTest.RunAsync"/> was given; the system's outside of tests.</summary>
    /// <remarks>For what is built once and used by many tests. Safe for any number of threads.</remarks>
    public static TimeProvider Ambient { get; } = new AmbientTime();

    /// <summary>Makes a clock that of the services, and of the timeouts of their <see cref="HttpClient"/>s.</summary>
    /// <param name="services">The services.</param>
    /// <param name="time">The clock; <see cref="Ambient"/> unless said otherwise.</param>
    public static IServiceCollection AddTestTime(this IServiceCollection services, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var clock = time ?? Ambient;
        services.RemoveAll<TimeProvider>();
        services.AddSingleton(clock);
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new TestTimeouts(clock));
        return services;
    }

    /// <summary>An <see cref="HttpClient"/> whose timeout runs on a clock.</summary>
    /// <param name="handler">What sends its requests; the client disposes it.</param>
    /// <param name="timeout">How long it waits for a response; the 100 s of <see cref="HttpClient"/> unless said otherwise.</param>
    /// <param name="time">The clock; <see cref="Ambient"/> unless said otherwise.</param>
    public static HttpClient CreateClient(HttpMessageHandler handler, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new(new TimeoutHandler(time ?? Ambient) { InnerHandler = handler, Limit = timeout ?? TimeoutHandler.DefaultLimit }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Lets the AWS SDK's clients wait for their retries on <see cref="Ambient"/>; those that are made from now on.</summary>
    /// <remarks>Backs off as the SDK's standard mode does, without its jitter: 1 s, 2 s, 4 s and so on, up to the client's own bound. Outside of tests the SDK waits as it always does. Said twice, it is said once.</remarks>
    public static void CoverAwsSdk() => RuntimePipelineCustomizerRegistry.Instance.Register(RetryCustomizer.Instance);
}
