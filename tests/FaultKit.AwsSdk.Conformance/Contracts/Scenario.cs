namespace FaultKit.AwsSdk.Conformance;

/// <summary>A small flow through a client; what it saw, line by line.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <param name="Name">What it shows; also the name of the table, queue or bucket that it has to itself.</param>
/// <param name="RunAsync">Goes through it.</param>
public sealed record Scenario<TClient>(string Name, Func<TClient, Task<string[]>> RunAsync)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
