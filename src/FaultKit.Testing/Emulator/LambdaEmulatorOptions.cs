namespace FaultKit.Testing;

/// <summary>How the emulated Lambda behaves. The defaults are Lambda's own.</summary>
/// <remarks>Immutable once made.</remarks>
public sealed class LambdaEmulatorOptions
{
    internal static LambdaEmulatorOptions Default { get; } = new();

    /// <summary>Gets the clock for deadlines, timeouts and durations; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the timeout of functions whose invocation names none; 3 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the function that an address without a path prefix means; <c>function</c> by default.</summary>
    public string DefaultFunction { get; init; } = "function";

    /// <summary>Gets the region in the functions' ARNs; <c>us-east-1</c> by default.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Gets the account in the functions' ARNs; <c>123456789012</c> by default.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Gets the largest event, error and buffered response, in bytes; 6 MiB and 100 bytes by default.</summary>
    // The exact number is the one that Lambda's own error message names.
    public int MaxPayloadBytes { get; init; } = (6 * 1024 * 1024) + 100;

    /// <summary>Gets the largest streamed response, in bytes; 200 MiB by default, the quota since July 2025 (20 MiB before).</summary>
    public int MaxStreamedBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Gets how many outcomes each function remembers before it forgets the oldest; 100,000 by default.</summary>
    public int OutcomesKept { get; init; } = 100_000;
}
