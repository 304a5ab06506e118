namespace FaultKit;

/// <summary>The front door: switches chaos on in this process.</summary>
/// <remarks>
/// Switched on is not turned on: a plan says what goes wrong, and without one nothing does. Safe for any number of threads; the
/// process has one injector, and who asks first sets it up.
/// </remarks>
public static class Chaos
{
    private static readonly Lock s_starting = new();
    private static FaultInjector? s_injector;
    private static bool s_isStarted;

    /// <summary>Switches chaos on; the first line of <c>Main</c>.</summary>
    /// <param name="configure">Says what the environment does not say; null for the defaults.</param>
    /// <returns>The session; dispose it where the process ends, to have what it found reported.</returns>
    public static ChaosSession UseChaos(Action<ChaosBuilder>? configure = null) => new(Start(configure));

    /// <summary>The process's own injector, set up from the environment where nobody has yet; null where the kill switch is set.</summary>
    public static FaultInjector? Injector => Volatile.Read(ref s_isStarted) ? s_injector : Start(null);

    private static FaultInjector? Start(Action<ChaosBuilder>? configure)
    {
        lock (s_starting)
        {
            if (!s_isStarted)
            {
                s_injector = Create(ProcessEnvironment.Read(), configure);

                // Where no invocation enters by a door of ours, nobody else would look at the source: an edit would never be heard.
                if (ProcessEnvironment.Read() is { Function: null, RuntimeApi: null })
                {
                    s_injector?.Vigil.Stay();
                }

                Volatile.Write(ref s_isStarted, true);
            }

            return s_injector;
        }
    }

    /// <summary>An injector for an environment; null where the kill switch is set.</summary>
    internal static FaultInjector? Create(ProcessEnvironment process, Action<ChaosBuilder>? configure)
    {
        if (process.IsDisabled)
        {
            return null;
        }

        var builder = new ChaosBuilder(process).AddListener(new StderrListener());
        configure?.Invoke(builder);
        return builder.Build();
    }
}
