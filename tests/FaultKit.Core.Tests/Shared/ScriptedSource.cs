using System.Text;

namespace FaultKit.Tests;

/// <summary>Answers looks as it is told.</summary>
internal sealed class ScriptedSource : PlanSource
{
    public override string Name => "script";

    public override TimeSpan Interval => At;

    public TimeSpan At { get; init; } = TimeSpan.Zero;

    public int Looks { get; private set; }

    public Func<ValueTask<PlanLook>> Next { get; set; } = () => new(PlanLook.Unchanged);

    public static PlanLook Found(string json) => PlanLook.Found(Encoding.UTF8.GetBytes(json));

    public void Say(PlanLook look) => Next = () => new(look);

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        Looks++;
        return Next();
    }
}
