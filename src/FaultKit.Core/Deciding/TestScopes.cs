using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>The injector of the test around a call, if there is one.</summary>
internal static class TestScopes
{
    private static readonly AsyncLocal<FaultInjector?> s_current = new();
    private static int s_live;

    /// <summary>The test's injector. Without a live test anywhere in the process this is one field read, not a look at the flow.</summary>
    public static FaultInjector? Current
    {
        // Every call of every surface passes here, and the compiler does not inline it by itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref s_live) == 0 ? null : OfFlow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FaultInjector? OfFlow() => s_current.Value;

    /// <summary>Makes an injector the test's for the current flow and what it starts.</summary>
    /// <returns>Ends it.</returns>
    public static IDisposable Enter(FaultInjector injector)
    {
        var before = s_current.Value;
        Interlocked.Increment(ref s_live);
        s_current.Value = injector;
        return new Exit(before);
    }

    private sealed class Exit(FaultInjector? before) : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 0)
            {
                s_current.Value = before;
                Interlocked.Decrement(ref s_live);
            }
        }
    }
}
