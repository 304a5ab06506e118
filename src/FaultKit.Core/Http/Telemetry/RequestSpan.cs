using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace FaultKit;

/// <summary>The runtime's span of a request, under its names, and the diagnostic events that go with it.</summary>
/// <remarks>Heard by who listens to the activity source <c>System.Net.Http</c> or to the diagnostic listener <c>HttpHandlerDiagnosticListener</c>.</remarks>
internal static class RequestSpan
{
    private const string Name = "System.Net.Http.HttpRequestOut";
    private const string Failed = "System.Net.Http.Exception";

    private static readonly ActivitySource s_source = new("System.Net.Http");
    private static readonly DiagnosticListener s_events = new("HttpHandlerDiagnosticListener");

    /// <summary>Whether anybody would hear of a request.</summary>
    public static bool IsHeard(HttpRequestMessage request) => s_source.HasListeners() || (s_events.IsEnabled() && s_events.IsEnabled(Name, request));

    /// <summary>Writes the span of a request that is over.</summary>
    public static void Write(HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, DateTimeOffset start)
    {
        var span = s_source.StartActivity(Name, ActivityKind.Client, default(ActivityContext), startTime: start);
        if (span is null && s_events.IsEnabled() && s_events.IsEnabled(Name, request))
        {
            span = new Activity(Name).SetStartTime(start.UtcDateTime).Start();
        }

        if (span is null)
        {
            return;
        }

        Begin(span, request);
        Tell($"{Name}.Start", new RequestStarted(request));
        if (failure is not null and not OperationCanceledException)
        {
            Tell(Failed, new RequestFailed(failure, request));
        }

        End(span, response, failure);
        Tell($"{Name}.Stop", new RequestStopped(response, request, failure switch
        {
            null => TaskStatus.RanToCompletion,
            OperationCanceledException => TaskStatus.Canceled,
            _ => TaskStatus.Faulted,
        }));
        span.Stop();
    }

    private static void Begin(Activity span, HttpRequestMessage request)
    {
        var method = RequestTags.Method(request.Method);
        span.DisplayName = method ?? "HTTP";
        if (!span.IsAllDataRequested)
        {
            return;
        }

        span.SetTag("http.request.method", method ?? "_OTHER");
        if (method is null)
        {
            span.SetTag("http.request.method_original", request.Method.Method);
        }

        span.SetTag("server.address", RequestTags.Server(request));
        span.SetTag("server.port", request.RequestUri!.Port);
        span.SetTag("url.full", RequestTags.Address(request.RequestUri));
    }

    private static void End(Activity span, HttpResponseMessage? response, Exception? failure)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        TagList tags = [];
        RequestTags.AddOutcome(ref tags, response, failure);
        foreach (var (name, value) in tags)
        {
            span.SetTag(name, value);
        }

        if (span.GetTagItem("error.type") is not null)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        if (failure is not null)
        {
            span.AddException(failure);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Listeners read the properties of these three types, and they are kept.")]
    private static void Tell<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(string name, T payload)
    {
        if (s_events.IsEnabled(name))
        {
            s_events.Write(name, payload);
        }
    }

    /// <summary>What listeners read of a request that begins.</summary>
    private sealed record RequestStarted(HttpRequestMessage Request);

    /// <summary>What listeners read of a request that failed.</summary>
    private sealed record RequestFailed(Exception Exception, HttpRequestMessage Request);

    /// <summary>What listeners read of a request that is over.</summary>
    private sealed record RequestStopped(HttpResponseMessage? Response, HttpRequestMessage Request, TaskStatus RequestTaskStatus);
}
