using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>Flows whose calls are never faulted: looks at plan sources. A plan that cut off its own source could not be turned off.</summary>
internal static class QuietFlow
{
    private static readonly AsyncLocal<bool> s_isQuiet = new();
    private static int s_live;

    /// <summary>Whether a call belongs to such a flow. While there is none in the process this is one field read.</summary>
    public static bool IsCurrent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref s_live) != 0 && OfFlow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool OfFlow() => s_isQuiet.Value;

    /// <summary>Begins a look: what the source starts in here, and whatever that starts, is quiet.</summary>
    /// <returns>The look. Who calls this has to call <see cref="End"/> when it is over.</returns>
    public static ValueTask<PlanLook> Begin(PlanSource source, CancellationToken cancellation)
    {
        Interlocked.Increment(ref s_live);
        if (!source.MakesCalls)
        {
            return source.LookAsync(cancellation);
        }

        var before = s_isQuiet.Value;
        s_isQuiet.Value = true;
        try
        {
            return source.LookAsync(cancellation);
        }
        finally
        {
            // The work that made the look goes on in this flow, and is not quiet.
            s_isQuiet.Value = before;
        }
    }

    /// <summary>A look is over.</summary>
    public static void End() => Interlocked.Decrement(ref s_live);
}
