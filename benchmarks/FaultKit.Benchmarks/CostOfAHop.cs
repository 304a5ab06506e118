using System.Net;
using BenchmarkDotNet.Attributes;
using FaultKit.Lambda;

namespace FaultKit.Benchmarks;

/// <summary>What does an invocation pay for a relay between the runtime client and the Runtime API?</summary>
public class CostOfAHop : IDisposable
{
    private readonly LoopbackRuntimeApi _api = new();
    private readonly LambdaRelay _relay;
    private readonly SocketClient _bare;
    private readonly SocketClient _relayed;

    public CostOfAHop()
    {
        _relay = LambdaRelay.Start(Injectors.Watching(Plans.LambdaElsewhere(10)), _api.Endpoint);
        (_bare, _relayed) = (new(_api.Endpoint), new(_relay.Endpoint));
    }

    [Benchmark(Baseline = true)]
    public object Bare() => _bare.Invoke();

    [Benchmark]
    public object Relayed() => _relayed.Invoke();

    public void Dispose()
    {
        _bare.Dispose();
        _relayed.Dispose();
        _relay.Dispose();
        _api.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The two calls of a runtime client for one invocation, over a connection that is kept.</summary>
    private sealed class SocketClient(string endpoint) : IDisposable
    {
        private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://{endpoint}/2018-06-01/runtime/invocation/") };

        public object Invoke()
        {
            using var poll = new HttpRequestMessage(HttpMethod.Get, "next");
            using var fetched = _client.Send(poll);
            using var answer = new HttpRequestMessage(HttpMethod.Post, "8476a536-e9f4-11e8-9739-2dfe598c3fc0/response") { Content = new ByteArrayContent("{}"u8.ToArray()) };
            using var receipt = _client.Send(answer);
            return fetched.StatusCode == HttpStatusCode.OK && receipt.StatusCode == HttpStatusCode.Accepted
                ? receipt.StatusCode
                : throw new InvalidOperationException($"{fetched.StatusCode}, then {receipt.StatusCode}");
        }

        public void Dispose() => _client.Dispose();
    }
}
