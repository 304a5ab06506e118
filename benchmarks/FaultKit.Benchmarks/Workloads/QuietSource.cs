using System.Text;

namespace FaultKit.Benchmarks;

/// <summary>A source that holds a plan and does not change; it is looked at as often as a remote one.</summary>
internal sealed class QuietSource(string json) : PlanSource
{
    private bool _isRead;

    public override string Name => "quiet";

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        var look = _isRead ? PlanLook.Unchanged : PlanLook.Found(Encoding.UTF8.GetBytes(json));
        _isRead = true;
        return new(look);
    }
}
