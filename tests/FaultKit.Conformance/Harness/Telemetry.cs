using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FaultKit.Conformance;

/// <summary>Hears what the runtime, or somebody who speaks with its voice, says about the requests of one call.</summary>
internal sealed class Telemetry : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Runtime = "System.Net.Http";

    private readonly Lock _lock = new();
    private readonly List<string> _spans = [];
    private readonly List<string> _durations = [];
    private readonly List<string> _active = [];
    private readonly List<string> _events = [];
    private readonly ActivityListener _activities = new();
    private readonly MeterListener _meters = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Activity _caller = new("caller");

    public Telemetry()
    {
        _caller.Start();
        _activities.ShouldListenTo = source => source.Name == Runtime;
        _activities.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
        _activities.ActivityStopped = Hear;
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Runtime && instrument.Name is "http.client.request.duration" or "http.client.active_requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(_durations, Text(instrument, tags)));
        _meters.SetMeasurementEventCallback<long>((instrument, change, tags, _) => Add(_active, $"{change.ToString("+0;-0", CultureInfo.InvariantCulture)} {Text(instrument, tags)}"));
        _meters.Start();
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public string Spans => Joined(_spans);

    public string Metrics => Joined([.. _durations, .. _active]);

    public string Events => Joined(_events);

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _meters.Dispose();
        _activities.Dispose();
        _caller.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
        {
            _subscriptions.Add(value.Subscribe(this, name => name.StartsWith("System.Net.Http.HttpRequestOut", StringComparison.Ordinal) || name == "System.Net.Http.Exception"));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current?.TraceId == _caller.TraceId)
        {
            Add(_events, $"{value.Key} {{ {string.Join(", ", value.Value!.GetType().GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Property(p.Name, p.GetValue(value.Value))))} }}");
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void Hear(Activity activity)
    {
        if (activity.TraceId == _caller.TraceId)
        {
            var parent = activity.ParentSpanId == _caller.SpanId ? "child of the caller" : "elsewhere";
            Add(_spans, $"{activity.OperationName} \"{activity.DisplayName}\" {activity.Kind} {activity.Status}, {parent}, {Text(activity.TagObjects)}, [{string.Join(", ", activity.Events.Select(e => $"{e.Name}: {Text(e.Tags.Select(Traceless))}"))}]");
        }
    }

    /// <summary>The stack is another one, as it is for every call.</summary>
    private static KeyValuePair<string, object?> Traceless(KeyValuePair<string, object?> tag) =>
        tag.Key == "exception.stacktrace" ? new(tag.Key, "{stack}") : tag;

    private static string Property(string name, object? value) => value switch
    {
        HttpResponseMessage response => $"{name}: {(int)response.StatusCode}",
        HttpRequestMessage request => $"{name}: {request.Method}",
        Exception exception => $"{name}: {exception.GetType().Name}",
        _ => $"{name}: {value ?? "null"}",
    };

    private static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} ({instrument.Unit}, {instrument.Description}): {Text(tags.ToArray())}";

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(", ", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value} ({tag.Value?.GetType().Name})"));

    private string Joined(List<string> heard)
    {
        lock (_lock)
        {
            return heard.Count == 0 ? "none" : string.Join("; ", heard);
        }
    }

    private void Add(List<string> heard, string text)
    {
        lock (_lock)
        {
            heard.Add(text);
        }
    }
}
