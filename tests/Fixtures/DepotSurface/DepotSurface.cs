using Depot;

// snippet: surface
[assembly: FaultKit.FaultSurface(typeof(FaultKit.Depot.DepotSurface))]

namespace FaultKit.Depot;

/// <summary>Puts every depot client of the process under chaos.</summary>
public sealed class DepotSurface : IFaultSurface
{
    private static FaultInjector? s_injector;

    public PointKind Kind => PointKind.Custom;

    public void Attach(FaultInjector injector)
    {
        // Once is enough, however often chaos is switched on: two hooks would decide twice about each attempt.
        if (Interlocked.CompareExchange(ref s_injector, injector, null) is null)
        {
            DepotClient.Hook(next => new DepotHook(injector, next).SendAsync);
        }
    }
}
// end
