namespace FaultKit.Testing;

/// <summary>Fills in what the caller of a function left open.</summary>
internal sealed class InvocationFactory(string function, LambdaEmulatorOptions defaults)
{
    private readonly string _arn = $"arn:aws:lambda:{defaults.Region}:{defaults.AccountId}:function:{function}";
    private long _invocations;

    /// <param name="json">The event.</param>
    /// <param name="options">What the caller says.</param>
    /// <param name="test">The test that it is made for; null for none.</param>
    public Invocation Create(ReadOnlyMemory<byte> json, InvokeOptions options, FaultInjector? test)
    {
        if (json.Length > defaults.MaxPayloadBytes)
        {
            throw new ArgumentException($"The event has {json.Length} bytes; Lambda takes {defaults.MaxPayloadBytes}.", nameof(json));
        }

        string requestId = options.RequestId ?? RequestIdentity.RequestId(function, Interlocked.Increment(ref _invocations));
        string traceId = options.TraceId ?? RequestIdentity.TraceId(requestId, defaults.TimeProvider.GetUtcNow());
        return new Invocation(requestId, json, new InvocationContext(_arn, traceId, options.Timeout ?? defaults.Timeout), options, test);
    }
}
