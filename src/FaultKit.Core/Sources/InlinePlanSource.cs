using System.Text;

namespace FaultKit;

/// <summary>A plan that stands in the setting itself; it never changes.</summary>
internal sealed class InlinePlanSource(string json) : PlanSource
{
    private bool _isRead;

    public override string Name => "FAULTKIT_PLAN";

    public override TimeSpan Interval => Timeout.InfiniteTimeSpan;

    internal override bool MakesCalls => false;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        var look = _isRead ? PlanLook.Unchanged : PlanLook.Found(Encoding.UTF8.GetBytes(json));
        _isRead = true;
        return new(look);
    }
}
