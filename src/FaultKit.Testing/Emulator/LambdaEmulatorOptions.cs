namespace FaultKit.Testing;

/// <summary>How the emulated Lambda behaves. The defaults are Lambda's own.</summary>
/// <remarks>Immutable once made. A value that makes no sense is refused where it is set.</remarks>
public sealed class LambdaEmulatorOptions
{
    internal static LambdaEmulatorOptions Default { get; } = new();

    /// <summary>Gets the clock for deadlines, timeouts and durations; the system's by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Gets the timeout of functions whose invocation names none; 3 seconds by default. More than zero, at most a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or more than a day.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = Allowed.Timeout(value);
    } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the function that an address without a path prefix means; <c>function</c> by default.</summary>
    /// <exception cref="ArgumentException">The value is not a function name.</exception>
    public string DefaultFunction
    {
        get;
        init => field = Allowed.FunctionName(value);
    } = "function";

    /// <summary>Gets the region in the functions' ARNs; <c>us-east-1</c> by default.</summary>
    /// <exception cref="ArgumentException">The value cannot travel in a header.</exception>
    public string Region
    {
        get;
        init => field = Allowed.Header(value) ?? throw new ArgumentNullException(nameof(value));
    } = "us-east-1";

    /// <summary>Gets the account in the functions' ARNs; <c>123456789012</c> by default.</summary>
    /// <exception cref="ArgumentException">The value cannot travel in a header.</exception>
    public string AccountId
    {
        get;
        init => field = Allowed.Header(value) ?? throw new ArgumentNullException(nameof(value));
    } = "123456789012";

    /// <summary>Gets the largest event, error and buffered response, in bytes; 6 MiB and 100 bytes by default.</summary>
    /// <value>The default is the number that Lambda's own error message names.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxPayloadBytes
    {
        get;
        init => field = Allowed.Count(value);
    } = (6 * 1024 * 1024) + 100;

    /// <summary>Gets the largest streamed response, in bytes; 200 MiB by default, the quota since July 2025 (20 MiB before).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxStreamedBytes
    {
        get;
        init => field = Allowed.Count(value);
    } = 200 * 1024 * 1024;

    /// <summary>Gets how many outcomes each function remembers before it forgets the oldest; 100,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int OutcomesKept
    {
        get;
        init => field = Allowed.Count(value);
    } = 100_000;

    /// <summary>Gets how long, in real time, an invocation waits for a runtime to ask for work before it fails and says so.</summary>
    /// <value>30 s by default; 5 s on a <see cref="VirtualClock"/>, where all that a runtime does takes no time. Runs only while no runtime is at work.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or more than a day.</exception>
    public TimeSpan Patience
    {
        get => field != default ? field : TimeSpan.FromSeconds(TimeProvider is VirtualClock ? 5 : 30);
        init => field = Allowed.Timeout(value);
    }
}
