using System.Collections.Concurrent;

namespace FaultKit.Lambda.Tests;

/// <summary>A process with an environment of its own, which a relay may rewrite and end.</summary>
internal sealed class StandInProcess : IRelayProcess
{
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentDictionary<string, string> Variables { get; } = new();

    public Task<string> Ended => _ended.Task;

    public string? Relayed { get; set; }

    public ProcessEnvironment Read() => ProcessEnvironment.Read(Variables.GetValueOrDefault);

    public void Write(string name, string value) => Variables[name] = value;

    public void End(string message) => _ended.TrySetResult(message);
}
