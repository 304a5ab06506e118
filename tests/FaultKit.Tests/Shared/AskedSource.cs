namespace FaultKit.Tests;

/// <summary>Tells a test that it was looked at; it has no plan.</summary>
internal sealed class AskedSource(Action onLook) : PlanSource
{
    public override string Name => "asked";

    public override TimeSpan Interval => TimeSpan.Zero;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        onLook();
        return new(PlanLook.Unchanged);
    }
}
