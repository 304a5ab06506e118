using System.Text;

namespace FaultKit;

/// <summary>An injected answer before a surface writes it in its own form.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers, in order.</param>
/// <param name="Body">The body.</param>
public sealed record WireReply(int Status, HeaderList Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The answer of a <see cref="ResponseFault"/>.</summary>
    internal static WireReply Of(ResponseFault fault)
    {
        var headers = fault.IsJson && !fault.Headers.Has("Content-Type")
            ? new(fault.Headers.Append(new("Content-Type", "application/json")))
            : fault.Headers;
        return new(fault.Status, headers, Encoding.UTF8.GetBytes(fault.Body));
    }

    /// <summary>The answer of a <see cref="ThrottleFault"/>: 429, and how long to wait (RFC 9110, section 10.2.3: whole seconds).</summary>
    internal static WireReply Of(ThrottleFault fault)
    {
        var headers = fault.RetryAfter is { } wait
            ? new HeaderList([new("Retry-After", ((long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture))])
            : HeaderList.Empty;
        return new(429, headers, ReadOnlyMemory<byte>.Empty);
    }
}
