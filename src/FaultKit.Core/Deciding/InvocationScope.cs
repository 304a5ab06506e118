namespace FaultKit;

/// <summary>The invocation around a handler delegate, for the calls that the handler makes.</summary>
internal static class InvocationScope
{
    private static readonly AsyncLocal<FaultScope?> s_current = new();

    public static FaultScope? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }
}
