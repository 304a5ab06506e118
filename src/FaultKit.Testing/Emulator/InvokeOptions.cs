namespace FaultKit.Testing;

/// <summary>What may be said about one invocation beside its event. Everything has a default.</summary>
/// <remarks>
/// Immutable once made; one instance may serve many invocations, unless it names a <see cref="RequestId"/>.
/// A value that cannot travel is refused where it is set.
/// </remarks>
public sealed class InvokeOptions
{
    internal static InvokeOptions Default { get; } = new();

    /// <summary>Gets the request id: ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    /// <value>By default derived from the function's name and a counter, so that every run of a test sees the same ids.</value>
    /// <exception cref="ArgumentException">The value is empty or has other characters.</exception>
    public string? RequestId
    {
        get;
        init => field = Allowed.RequestId(value);
    }

    /// <summary>Gets the X-Ray trace header.</summary>
    /// <value>By default <c>Root=1-...;Parent=...;Sampled=1</c>, derived from the clock and the request id.</value>
    /// <exception cref="ArgumentException">The value has control characters.</exception>
    public string? TraceId
    {
        get;
        init => field = Allowed.Header(value);
    }

    /// <summary>Gets the function's timeout for this invocation; it decides the deadline that the runtime is told.</summary>
    /// <value>By default <see cref="LambdaEmulatorOptions.Timeout"/>. More than zero, at most a day.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or more than a day.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is { } timeout ? Allowed.Timeout(timeout) : null;
    }

    /// <summary>Gets the client context, as JSON; by default none.</summary>
    /// <exception cref="ArgumentException">The value has control characters.</exception>
    public string? ClientContext
    {
        get;
        init => field = Allowed.Header(value);
    }

    /// <summary>Gets the Cognito identity, as JSON; by default none.</summary>
    /// <exception cref="ArgumentException">The value has control characters.</exception>
    public string? CognitoIdentity
    {
        get;
        init => field = Allowed.Header(value);
    }

    /// <summary>Gets the tenant of a function with tenant isolation; by default none.</summary>
    /// <exception cref="ArgumentException">The value has control characters.</exception>
    public string? TenantId
    {
        get;
        init => field = Allowed.Header(value);
    }

    /// <summary>Gets a value indicating whether the event travels in chunks instead of with a <c>Content-Length</c>.</summary>
    /// <value>By default false. Lambda does either, and runtimes must read both.</value>
    public bool Chunked { get; init; }
}
