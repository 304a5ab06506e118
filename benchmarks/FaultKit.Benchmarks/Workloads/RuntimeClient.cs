namespace FaultKit.Benchmarks;

/// <summary>The two calls of a runtime client for one invocation; requests are made beforehand.</summary>
internal sealed class RuntimeClient
{
    private const string Invocations = "http://127.0.0.1:9001/2018-06-01/runtime/invocation/";

    private readonly StubRuntimeApi _api = new();
    private readonly HttpMessageInvoker _client;
    private readonly HttpRequestMessage _poll = new(HttpMethod.Get, Invocations + "next");
    private readonly HttpRequestMessage[] _answers =
        [.. Enumerable.Range(0, 4).Select(i => new HttpRequestMessage(HttpMethod.Post, $"{Invocations}8476a536-e9f4-11e8-9739-2dfe598c3fc{i}/response"))];

    private int _next;

    public RuntimeClient(Func<HttpMessageHandler, HttpMessageHandler> wrap) => _client = new(wrap(_api));

    public HttpResponseMessage Invoke()
    {
        var poll = _client.SendAsync(_poll, CancellationToken.None);
        _api.Deliver();
        poll.GetAwaiter().GetResult();
        return _client.SendAsync(_answers[_next++ & 3], CancellationToken.None).GetAwaiter().GetResult();
    }
}
