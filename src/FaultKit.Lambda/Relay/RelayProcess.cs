namespace FaultKit.Lambda;

/// <summary>This process.</summary>
internal sealed class RelayProcess : IRelayProcess
{
    /// <summary>Data of the application context: every copy of FaultKit in this process sees it, and no child process inherits it.</summary>
    private const string Marker = "FaultKit.Relay";

    private RelayProcess()
    {
    }

    public static RelayProcess Current { get; } = new();

    public string? Relayed
    {
        get => AppContext.GetData(Marker) as string;
        set => AppContext.SetData(Marker, value);
    }

    public ProcessEnvironment Read() => ProcessEnvironment.Read();

    public void Write(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    // Not Exit: it waits for handlers, and what waits for an invocation in them would wait for good.
    public void End(string message) => Environment.FailFast(message);
}
