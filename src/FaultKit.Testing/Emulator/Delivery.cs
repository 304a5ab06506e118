using System.Globalization;

namespace FaultKit.Testing;

/// <summary>One handing of an invocation to one poller. An event that is handed back gets a new one, with a new deadline.</summary>
/// <remarks>Its mutable part is guarded by the desk.</remarks>
internal sealed class Delivery(Invocation invocation, DateTimeOffset taken, long timestamp)
{
    public Invocation Invocation => invocation;

    public DateTimeOffset Taken => taken;

    public long Timestamp => timestamp;

    public DateTimeOffset Deadline => taken + invocation.Context.Timeout;

    public ITimer? Timer { get; set; }

    /// <summary>Gets or sets a value indicating whether somebody has begun to answer; nobody else may from then on.</summary>
    public bool IsClaimed { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers()
    {
        var headers = new List<KeyValuePair<string, string>>(7)
        {
            new(RuntimeApiHeader.RequestId, invocation.RequestId),
            new(RuntimeApiHeader.DeadlineMs, Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            new(RuntimeApiHeader.FunctionArn, invocation.Context.FunctionArn),
            new(RuntimeApiHeader.TraceId, invocation.Context.TraceId),
        };
        Add(RuntimeApiHeader.ClientContext, invocation.Options.ClientContext);
        Add(RuntimeApiHeader.CognitoIdentity, invocation.Options.CognitoIdentity);
        Add(RuntimeApiHeader.TenantId, invocation.Options.TenantId);
        return headers;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                headers.Add(new(name, value));
            }
        }
    }
}
