namespace FaultKit.Lambda;

/// <summary>The function's answer as the request that a client posts.</summary>
internal sealed class RelayAnswer(RelayExchange exchange, RelayShared shared, string path) : IFunctionAnswer
{
    /// <summary>What the runtime client gets where its answer was kept back, or cut off.</summary>
    public static readonly byte[] Accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly RelayPair _pair = exchange.Pair;
    private MangleMove? _mangle;
    private StreamEnd? _end;
    private byte[]? _body;

    public RuntimeApiVerb Verb => RuntimeApiCall.Of(path, isGet: false).Verb;

    public bool IsStreamed => exchange.Request.Text(RuntimeApiHeader.ResponseMode) == RuntimeApiHeader.Streaming;

    public bool IsHttpStream => IsStream(exchange.Request);

    public bool HasTrailers => true;

    public bool HasBody => BodyFraming.OfRequest(exchange.Request).End != BodyEnd.None;

    public long? Length => BodyFraming.OfRequest(exchange.Request) is { End: BodyEnd.Length } framing ? framing.Length : null;

    /// <summary>Whether a request streams a result to whoever asked over HTTP.</summary>
    public static bool IsStream(MessageHead head) =>
        head.Text(RuntimeApiHeader.ResponseMode) == RuntimeApiHeader.Streaming && head.Text("Content-Type") == RuntimeApiHeader.HttpStream;

    public ValueTask DelayAsync(FaultDecision decision)
    {
        decision.Delay(FaultWhen.After, () => shared.IsStopped || _pair.Client.IsGone(), CancellationToken.None);
        return default;
    }

    public ValueTask<bool> HoldAsync(FaultDecision decision, HoldMove move) => new(decision.Hold(move, () => shared.IsStopped || _pair.Client.IsGone()));

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        using var body = RelayBody.Open(exchange);
        using var whole = new MemoryStream();
        body.CopyTo(whole);
        _body = whole.ToArray();
        return new(_body);
    }

    public void Mangle(MangleMove mangle) => _mangle = mangle;

    public void EndEarly(StreamEnd end) => _end = end;

    /// <summary>Serves the request whose head was read.</summary>
    /// <returns>Whether the connection is good for another.</returns>
    public bool Run(PendingAnswer pending)
    {
        using var finished = pending.Decision;
        if (AnswerChange.SettleAsync(pending, this).AsTask().GetAwaiter().GetResult() is { } answer)
        {
            return Replace(answer);
        }

        _pair.Reconnect();
        return _end is { } end ? new RelayCut(exchange, end).Pass()
            : _mangle is { } mangle ? new RelayMangle(exchange).Pass(mangle)
            : exchange.Pass();
    }

    /// <summary>Hears the function's answer out and sends another.</summary>
    private bool Replace(InvocationAnswer answer)
    {
        if (_body is null)
        {
            using var body = RelayBody.Open(exchange);
            body.CopyTo(Stream.Null);
        }

        if (answer == InvocationAnswer.None)
        {
            _pair.Send(_pair.Client, Accepted);
            return true;
        }

        var requestId = RuntimeApiCall.Of(path, isGet: false).RequestId.ToString();
        var receipt = new RelayPost(exchange).Send(answer, RuntimeApiCall.AnswerPath(path, requestId, answer.Verb));

        // The runtime client dies of a refusal, and its own answer was never refused.
        _pair.Send(_pair.Client, InvocationProtocol.SayIfRefused(shared.Injector, exchange.Status, requestId) ? Accepted : receipt);
        return !exchange.ResponseBody.EndsWithConnection;
    }
}
