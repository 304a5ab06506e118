using Amazon.Runtime.Telemetry;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What a client's telemetry said during a call.</summary>
internal sealed class TelemetryNotes
{
    /// <summary>What differs from call to call, or is long, and says nothing about what happened.</summary>
    private static readonly string[] s_noise = ["server.address", "exception.stacktrace", "aws.request_id", "exception.message"];

    /// <summary>Durations, sizes of bodies and uptimes are what they are: only that they are told counts.</summary>
    private static readonly string[] s_valued = ["client.call.attempts", "client.call.errors"];

    private readonly Lock _writing = new();
    private readonly List<string> _measurements = [];
    private readonly List<string> _spans = [];

    public IReadOnlyList<string> Measurements => Sorted(_measurements);

    /// <summary>Spans in the order of their ends.</summary>
    public IReadOnlyList<string> Spans
    {
        get
        {
            lock (_writing)
            {
                return [.. _spans];
            }
        }
    }

    public void Measured(string instrument, object value, Attributes? attributes)
    {
        var number = s_valued.Contains(instrument) ? $" = {value}" : "";
        Write(_measurements, $"{instrument}{number}{Text(attributes?.AllAttributes)}");
    }

    /// <summary>What the runtime says, of which only that it is said counts.</summary>
    public void Said(string line) => Write(_measurements, line);

    public void Ended(string span) => Write(_spans, span);

    /// <summary>Forgets what was told before the call, when the client was made.</summary>
    public void Clear()
    {
        lock (_writing)
        {
            _measurements.Clear();
            _spans.Clear();
        }
    }

    public static string Text(IEnumerable<KeyValuePair<string, object>>? attributes)
    {
        var told = (attributes ?? []).Where(attribute => !s_noise.Contains(attribute.Key) && !attribute.Key.Contains("content_length", StringComparison.Ordinal))
            .Select(attribute => $"{attribute.Key}={attribute.Value}").Order(StringComparer.Ordinal).ToArray();
        return told.Length == 0 ? "" : $" {{{string.Join(", ", told)}}}";
    }

    private void Write(List<string> notes, string line)
    {
        lock (_writing)
        {
            notes.Add(line);
        }
    }

    private string[] Sorted(List<string> notes)
    {
        lock (_writing)
        {
            return [.. notes.Order(StringComparer.Ordinal)];
        }
    }
}
