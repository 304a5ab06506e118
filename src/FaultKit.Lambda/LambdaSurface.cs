using FaultKit;
using FaultKit.Lambda;

[assembly: FaultSurface(typeof(LambdaSurface))]

namespace FaultKit.Lambda;

/// <summary>Brings invocation faults to a whole process: <c>Chaos.UseChaos()</c>, first line of <c>Main</c>.</summary>
/// <remarks>
/// Where <c>AWS_LAMBDA_RUNTIME_API</c> is set, it starts a relay on loopback and has the runtime client poll through it, whichever
/// client that is: typed and stream handlers, response streaming, ASP.NET Core on Lambda. Elsewhere it does nothing, nor where chaos
/// gets in another way, by <c>LambdaBootstrapBuilder.UseChaos()</c> or <c>handler.UseChaos()</c>, before that line. If the relay
/// cannot be started, the function polls as before, and a notice says so.
/// </remarks>
public sealed class LambdaSurface : IFaultSurface
{
    [ThreadStatic]
    private static bool s_needsNoRelay;

    /// <summary>The process's own injector, for a way into invocations that has no use for a relay: where it is the first to ask, none is started.</summary>
    internal static FaultInjector? InjectorWithoutRelay
    {
        get
        {
            s_needsNoRelay = true;
            try
            {
                return Chaos.Injector;
            }
            finally
            {
                s_needsNoRelay = false;
            }
        }
    }

    /// <inheritdoc/>
    public PointKind Kind => PointKind.Lambda;

    /// <inheritdoc/>
    public void Attach(FaultInjector injector)
    {
        ArgumentNullException.ThrowIfNull(injector);

        var process = ProcessEnvironment.Read();
        if (process.HasMetrics)
        {
            injector.Evidence.Add(new MetricsListener(new(process.Function, process.LogsJson), FunctionLog.Write));
        }

        // The relay lives as long as its process; its listener holds it. Where there is one already, a layer's, say, this injector has to
        // learn that somebody else decides, whether it needs a relay or not.
        if (!s_needsNoRelay || RelayProcess.Current.Relayed is not null)
        {
            _ = LambdaRelay.TryRedirect(injector);
        }
    }
}
