using System.Runtime.CompilerServices;

namespace FaultKit;

/// <summary>The injector of the test around a call, if there is one.</summary>
internal static class TestScopes
{
    private static readonly AsyncLocal<FaultInjector?> s_current = new();
    private static int s_live;

    /// <summary>Whether a test is live anywhere in the process: one field read, not a look at the flow.</summary>
    public static bool AreLive
    {
        // Every call of every surface passes here, and the compiler does not inline it by itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref s_live) != 0;
    }

    /// <summary>The injector of the test that the current flow belongs to; null where it belongs to none.</summary>
    public static FaultInjector? Current => AreLive ? Find() : null;

    /// <summary>Makes an injector the test's for the current flow and what it starts.</summary>
    /// <param name="injector">The test's.</param>
    /// <param name="own">The one that it stands in for outside the flow; null where the flow is all.</param>
    /// <returns>Ends it.</returns>
    public static TestScope Enter(FaultInjector injector, FaultInjector? own = null)
    {
        var before = s_current.Value;
        if (own is not null)
        {
            own.StandIn = injector;
        }

        Interlocked.Increment(ref s_live);
        s_current.Value = injector;
        return new(injector, before, own);
    }

    /// <summary>Ends a scope.</summary>
    /// <returns>False where the current flow is not the scope's, so that the flow goes on pointing at it.</returns>
    public static bool Exit(TestScope scope)
    {
        if (scope.Own?.StandIn == scope.Injector)
        {
            scope.Own.StandIn = null;
        }

        var isHere = s_current.Value == scope.Injector;
        if (isHere)
        {
            s_current.Value = scope.Before;
        }

        Interlocked.Decrement(ref s_live);
        return isHere;
    }

    /// <summary>While a function serves an invocation, its flow belongs to the test that made the invocation, whoever started the function.</summary>
    private static FaultInjector? Find() => ServedInvocations.Current is { IsBusy: true } served ? served.Sole : s_current.Value;
}
