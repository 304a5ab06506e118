using System.Collections.Concurrent;

namespace FaultKit.Lambda.Tests;

/// <summary>The end of a process that is none: it is remembered, and everything goes on.</summary>
internal sealed class EndOfTest : IProcessEnd
{
    public ConcurrentQueue<string> Ends { get; } = new();

    public void Crash(string message) => Ends.Enqueue($"crash: {message}");

    public void Exit(int code) => Ends.Enqueue($"exit {code}");
}
