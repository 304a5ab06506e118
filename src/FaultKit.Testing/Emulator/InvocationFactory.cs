using System.Buffers;

namespace FaultKit.Testing;

/// <summary>Fills in what the caller left open, and refuses what could not travel.</summary>
internal sealed class InvocationFactory(string function, LambdaEmulatorOptions limits)
{
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private readonly string _arn = $"arn:aws:lambda:{limits.Region}:{limits.AccountId}:function:{function}";
    private long _invocations;

    public Invocation Create(ReadOnlyMemory<byte> json, InvokeOptions options)
    {
        if (json.Length > limits.MaxPayloadBytes)
        {
            throw new ArgumentException($"The event has {json.Length} bytes; Lambda takes {limits.MaxPayloadBytes}.", nameof(json));
        }

        TimeSpan timeout = options.Timeout ?? limits.Timeout;
        if (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"A timeout is more than zero and at most a day, not {timeout}.", nameof(options));
        }

        string requestId = options.RequestId ?? RequestIdentity.RequestId(function, Interlocked.Increment(ref _invocations));
        if (requestId.Length == 0 || requestId.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            throw new ArgumentException("A request id consists of ASCII letters, digits, '-', '_' and '.'.", nameof(options));
        }

        CheckHeader(options.TraceId, nameof(options.TraceId));
        CheckHeader(options.ClientContext, nameof(options.ClientContext));
        CheckHeader(options.CognitoIdentity, nameof(options.CognitoIdentity));
        CheckHeader(options.TenantId, nameof(options.TenantId));

        string traceId = options.TraceId ?? RequestIdentity.TraceId(requestId, limits.TimeProvider.GetUtcNow());
        return new Invocation(requestId, json, new InvocationContext(_arn, traceId, timeout), options);
    }

    private static void CheckHeader(string? value, string option)
    {
        if (value is not null && value.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0)
        {
            throw new ArgumentException($"{option} travels in a header, which cannot hold control characters.", nameof(option));
        }
    }
}
