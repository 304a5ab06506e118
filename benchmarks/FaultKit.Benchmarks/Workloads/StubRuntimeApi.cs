using System.Net;

namespace FaultKit.Benchmarks;

/// <summary>A Runtime API whose polls wait, as real ones do, until there is an event; answers are taken at once.</summary>
/// <remarks>Events are made beforehand, so that only what stands before the stub is measured.</remarks>
internal sealed class StubRuntimeApi : HttpMessageHandler
{
    private static readonly Task<HttpResponseMessage> s_taken = Task.FromResult(new HttpResponseMessage(HttpStatusCode.Accepted));

    private readonly HttpResponseMessage[] _events = [.. Enumerable.Range(0, 4).Select(Event)];
    private TaskCompletionSource<HttpResponseMessage> _poll = new();
    private int _next;

    /// <summary>The event that the poll gets.</summary>
    public void Deliver() => _poll.SetResult(_events[_next++ & 3]);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            return s_taken;
        }

        _poll = new();
        return _poll.Task;
    }

    private static HttpResponseMessage Event(int number) => new()
    {
        Content = new ByteArrayContent("{}"u8.ToArray()),
        Headers =
        {
            { "Lambda-Runtime-Aws-Request-Id", $"8476a536-e9f4-11e8-9739-2dfe598c3fc{number}" },
            { "Lambda-Runtime-Invoked-Function-Arn", $"arn:aws:lambda:eu-central-1:{123456789012}:function:order-intake:live" },
            { "Lambda-Runtime-Deadline-Ms", "1764000000000" },
        },
    };
}
