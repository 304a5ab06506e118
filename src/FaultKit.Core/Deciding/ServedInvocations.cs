namespace FaultKit;

/// <summary>The invocations that a function in this process is serving, and the tests that made them.</summary>
/// <remarks>
/// A function's flow is older than the tests that invoke it, so that a call it makes does not come out of the flow of the test it is made
/// for. The function's flow carries this instead, and whoever hands it invocations keeps it true. Only an emulator in a test makes one.
/// </remarks>
internal sealed class ServedInvocations
{
    private static readonly AsyncLocal<ServedInvocations?> s_current = new();
    private static volatile bool s_any;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, FaultInjector?> _served = new(StringComparer.Ordinal);
    private volatile FaultInjector? _sole;
    private volatile bool _isBusy;

    /// <summary>Those of the function that the current flow belongs to; null where it belongs to none, without a look at the flow where no process ever had one.</summary>
    public static ServedInvocations? Current => s_any ? s_current.Value : null;

    /// <summary>Whether any is being served.</summary>
    public bool IsBusy => _isBusy;

    /// <summary>The test that made all that are being served; null where there is none, or not just one.</summary>
    public FaultInjector? Sole => _sole;

    /// <summary>Makes the current flow the function's.</summary>
    public void Carry()
    {
        s_any = true;
        s_current.Value = this;
    }

    /// <summary>Makes the current flow that of one of the invocations, where several are served at once.</summary>
    /// <param name="requestId">Which; null where nobody knows.</param>
    /// <returns>Gives the flow back.</returns>
    public static Narrowed Narrow(string? requestId)
    {
        if (requestId is null || Current is not { } all || !all.TryFind(requestId, out var test))
        {
            return default;
        }

        var one = new ServedInvocations();
        one.Begin(requestId, test);
        s_current.Value = one;
        return new(all);
    }

    /// <summary>Whether an invocation is being served, and the test that made it; null where none did.</summary>
    public bool TryFind(ReadOnlySpan<char> requestId, out FaultInjector? test)
    {
        lock (_changing)
        {
            return _served.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(requestId, out test);
        }
    }

    /// <summary>A runtime has taken an invocation.</summary>
    public void Begin(string requestId, FaultInjector? test)
    {
        lock (_changing)
        {
            _served[requestId] = test;
            Note();
        }
    }

    /// <summary>An invocation is over, or was handed back.</summary>
    public void End(string requestId)
    {
        lock (_changing)
        {
            _served.Remove(requestId);
            Note();
        }
    }

    private void Note()
    {
        _sole = OnlyTest();
        _isBusy = _served.Count > 0;
    }

    /// <summary>The test of every invocation that is served; null where they are of several, or one is of none.</summary>
    private FaultInjector? OnlyTest()
    {
        FaultInjector? sole = null;
        foreach (var test in _served.Values)
        {
            if (test is null || (sole ?? test) != test)
            {
                return null;
            }

            sole = test;
        }

        return sole;
    }

    /// <summary>Gives the flow of one invocation back to all of them.</summary>
    public readonly struct Narrowed(ServedInvocations? all) : IDisposable
    {
        public void Dispose()
        {
            if (all is not null)
            {
                s_current.Value = all;
            }
        }
    }
}
