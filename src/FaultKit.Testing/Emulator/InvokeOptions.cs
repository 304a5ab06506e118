namespace FaultKit.Testing;

/// <summary>What may be said about one invocation beside its event. Everything has a default.</summary>
/// <remarks>Immutable once made; one instance may serve many invocations, unless it names a <see cref="RequestId"/>.</remarks>
public sealed class InvokeOptions
{
    internal static InvokeOptions Default { get; } = new();

    /// <summary>Gets the request id: ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    /// <value>By default derived from the function's name and a counter, so that every run of a test sees the same ids.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets the X-Ray trace header.</summary>
    /// <value>By default <c>Root=1-...;Parent=...;Sampled=1</c>, derived from the clock and the request id.</value>
    public string? TraceId { get; init; }

    /// <summary>Gets the function's timeout for this invocation; it decides the deadline that the runtime is told.</summary>
    /// <value>By default <see cref="LambdaEmulatorOptions.Timeout"/>. More than zero, at most a day.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the client context, as JSON; by default none.</summary>
    public string? ClientContext { get; init; }

    /// <summary>Gets the Cognito identity, as JSON; by default none.</summary>
    public string? CognitoIdentity { get; init; }

    /// <summary>Gets the tenant of a function with tenant isolation; by default none.</summary>
    public string? TenantId { get; init; }

    /// <summary>Gets a value indicating whether the event travels in chunks instead of with a <c>Content-Length</c>.</summary>
    /// <value>By default false. Lambda does either, and runtimes must read both.</value>
    public bool Chunked { get; init; }
}
