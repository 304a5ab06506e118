namespace FaultKit;

/// <summary>The end of this process.</summary>
internal sealed class ProcessEnd : IProcessEnd
{
    private ProcessEnd()
    {
    }

    public static ProcessEnd Current { get; } = new();

    public void Crash(string message) => Environment.FailFast(message);

    public void Exit(int code) => Environment.Exit(code);
}
