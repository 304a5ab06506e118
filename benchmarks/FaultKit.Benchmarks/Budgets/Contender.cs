namespace FaultKit.Benchmarks;

/// <summary>One way of doing what is measured.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Body">Does it; what it returns is kept from being optimized away.</param>
/// <param name="Calls">How many calls the body makes.</param>
internal sealed record Contender(string Name, Func<object?> Body, int Calls = 1);
