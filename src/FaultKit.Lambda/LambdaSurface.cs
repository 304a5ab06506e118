using FaultKit;
using FaultKit.Lambda;

[assembly: FaultSurface(typeof(LambdaSurface))]

namespace FaultKit.Lambda;

/// <summary>Brings invocation faults to a whole process: <c>Chaos.UseChaos()</c>, first line of <c>Main</c>.</summary>
/// <remarks>
/// Where <c>AWS_LAMBDA_RUNTIME_API</c> is set, it starts a relay on loopback and has the runtime client poll through it, whichever
/// client that is: typed and stream handlers, response streaming, ASP.NET Core on Lambda. Elsewhere it does nothing. If the relay
/// cannot be started, the function polls as before, and a notice says so.
/// </remarks>
public sealed class LambdaSurface : IFaultSurface
{
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

        // The relay lives as long as its process; its listener holds it.
        _ = LambdaRelay.TryRedirect(injector);
    }
}
