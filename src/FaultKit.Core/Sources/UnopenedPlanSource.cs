namespace FaultKit;

/// <summary>Stands where a source could not be opened, which was said: nothing more is looked at, and nothing more is said.</summary>
internal sealed class UnopenedPlanSource : PlanSource
{
    public override string Name => "no source";

    public override TimeSpan Interval => Timeout.InfiniteTimeSpan;

    internal override bool MakesCalls => false;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(PlanLook.Unchanged);
}
