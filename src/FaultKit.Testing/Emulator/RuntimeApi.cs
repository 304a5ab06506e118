namespace FaultKit.Testing;

/// <summary>The Runtime API 2018-06-01 without a transport: from a request to a reply.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly LambdaEmulatorOptions _options;
    private readonly Func<string, EmulatedFunction> _functions;
    private readonly AnswerReader _answers;
    private readonly CancellationTokenSource _stopping = new();

    // Taken once: the source refuses to give its token after it has been disposed of, and a late request may still ask.
    private readonly CancellationToken _stopped;

    public RuntimeApi(LambdaEmulatorOptions options, Func<string, EmulatedFunction> functions)
    {
        _options = options;
        _functions = functions;
        _answers = new AnswerReader(options);
        _stopped = _stopping.Token;
    }

    /// <summary>Answers one request; throws what the request's body throws, and as cancelled when the poller has left.</summary>
    public async Task<RuntimeApiReply> HandleAsync(IRuntimeApiRequest request, CancellationToken left)
    {
        if (_stopped.IsCancellationRequested)
        {
            return RuntimeApiReply.HangUp;
        }

        if (!RuntimeApiRoute.TryParse(request.Path, out RuntimeApiRoute route))
        {
            return RuntimeApiReply.UnknownPath;
        }

        if (request.Method != route.Method)
        {
            return RuntimeApiReply.WrongMethod;
        }

        EmulatedFunction function = _functions(route.Function ?? _options.DefaultFunction);
        return route.Operation switch
        {
            RuntimeApiOperation.Next => await NextAsync(function, left).ConfigureAwait(false),

            // Lambda answers when it has restored the snapshot; here there is none to take, so that is at once.
            RuntimeApiOperation.RestoreNext => RuntimeApiReply.Restored,
            RuntimeApiOperation.InitError or RuntimeApiOperation.RestoreError =>
                await BreakAsync(function, route.Operation, request, left).ConfigureAwait(false),
            _ => await SettleAsync(function, route, request, left).ConfigureAwait(false),
        };
    }

    /// <summary>Ends the reading of bodies; the long polls are ended by the desks.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private static async Task<RuntimeApiReply> NextAsync(EmulatedFunction function, CancellationToken left)
    {
        Delivery? delivery = await function.Desk.NextAsync(left).ConfigureAwait(false);
        return delivery is null ? RuntimeApiReply.HangUp : RuntimeApiReply.Event(function.Desk, delivery);
    }

    private async Task<RuntimeApiReply> SettleAsync(
        EmulatedFunction function, RuntimeApiRoute route, IRuntimeApiRequest request, CancellationToken left)
    {
        bool isResponse = route.Operation == RuntimeApiOperation.Response;
        if (isResponse && !AnswerReader.HasKnownMode(request))
        {
            return RuntimeApiReply.InvalidResponseMode;
        }

        if (function.Desk.Claim(route.RequestId) is not { } delivery)
        {
            return RuntimeApiReply.InvalidRequestId;
        }

        using CancellationTokenSource reading = CancellationTokenSource.CreateLinkedTokenSource(left, _stopped);
        void CutOff(Answer answer) => function.Desk.Settle(delivery, answer);
        (Answer answer, RuntimeApiReply reply) = isResponse
            ? await _answers.ReadResponseAsync(request, CutOff, reading.Token).ConfigureAwait(false)
            : await _answers.ReadErrorAsync(request, CutOff, reading.Token).ConfigureAwait(false);
        function.Desk.Settle(delivery, answer);
        return reply;
    }

    private async Task<RuntimeApiReply> BreakAsync(
        EmulatedFunction function, RuntimeApiOperation operation, IRuntimeApiRequest request, CancellationToken left)
    {
        using CancellationTokenSource reading = CancellationTokenSource.CreateLinkedTokenSource(left, _stopped);
        using var body = new CappedBuffer(_options.MaxPayloadBytes);
        await request.CopyBodyToAsync(body, reading.Token).ConfigureAwait(false);
        if (body.IsOver)
        {
            return RuntimeApiReply.TooLarge(_options.MaxPayloadBytes);
        }

        function.Break(operation, AnswerReader.ErrorOf(request, body.Kept));
        return RuntimeApiReply.Accepted;
    }
}
