using FaultKit.Lambda;

namespace FaultKit.Layer;

/// <summary>Starts FaultKit in a function that knows nothing of it; the startup hook calls it before <c>Main</c>.</summary>
public static class LayerStart
{
    /// <summary>Switches chaos on, which starts the relay before the runtime client looks for its address.</summary>
    /// <remarks>
    /// Does nothing where there is no Runtime API: a hook that stands in the environment reaches every .NET process of a function, its
    /// tools and extensions as well. Without <c>FAULTKIT_PLAN</c> the plan is <c>chaos.json</c> beside the function's code; beside the
    /// application would be beside the managed runtime, where no function can put a file.
    /// </remarks>
    public static void Start()
    {
        var process = ProcessEnvironment.Read();
        if (process.RuntimeApi is null)
        {
            return;
        }

        Chaos.UseChaos(chaos =>
        {
            chaos.AddSurface(new LambdaSurface());
            if (process.TaskRoot is { } root)
            {
                chaos.ReadPlan(new FilePlanSource(Path.Combine(root, "chaos.json")));
            }
        });
    }
}
