using System.Text;

namespace FaultKit.Testing;

/// <summary>Turns what a runtime posts for an invocation into the way that the invocation ends.</summary>
internal sealed class AnswerReader(LambdaEmulatorOptions limits)
{
    private const string Streaming = "streaming";

    public static bool HasKnownMode(IRuntimeApiRequest request) => request.Header(RuntimeApiHeader.ResponseMode) is null or "" or Streaming;

    public Task<(Answer Answer, RuntimeApiReply Reply)> ReadResponseAsync(
        IRuntimeApiRequest request, Action<Answer> cutOff, CancellationToken cancellationToken)
    {
        bool streamed = request.Header(RuntimeApiHeader.ResponseMode) == Streaming;
        return ReadAsync(request, streamed, body => Conclude(request, body, streamed), cutOff, cancellationToken);
    }

    public Task<(Answer Answer, RuntimeApiReply Reply)> ReadErrorAsync(
        IRuntimeApiRequest request, Action<Answer> cutOff, CancellationToken cancellationToken) =>
        ReadAsync(request, streamed: false, body => Answer.Failure(ErrorOf(request, body)), cutOff, cancellationToken);

    public static LambdaError ErrorOf(IRuntimeApiRequest request, ReadOnlyMemory<byte> body) =>
        new(body, request.Header(RuntimeApiHeader.ErrorType), request.Header(RuntimeApiHeader.XRayErrorCause));

    private async Task<(Answer Answer, RuntimeApiReply Reply)> ReadAsync(
        IRuntimeApiRequest request,
        bool streamed,
        Func<ReadOnlyMemory<byte>, Answer> conclude,
        Action<Answer> cutOff,
        CancellationToken cancellationToken)
    {
        int limit = streamed ? limits.MaxStreamedBytes : limits.MaxPayloadBytes;
        using var body = new CappedBuffer(limit);
        try
        {
            await request.CopyBodyToAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            cutOff(Partial(body, streamed, "Runtime.TruncatedResponse", "The response ended before it was complete."));
            throw;
        }

        if (body.IsOver)
        {
            string message = $"Response payload size ({body.Total} bytes) exceeded maximum allowed payload size ({limit} bytes).";
            return (Partial(body, streamed, "Function.ResponseSizeTooLarge", message), RuntimeApiReply.TooLarge(limit));
        }

        Answer answer = conclude(body.Kept) with { ContentType = request.Header(RuntimeApiHeader.ContentType), IsStreamed = streamed };
        return (answer, RuntimeApiReply.Accepted);
    }

    private static Answer Conclude(IRuntimeApiRequest request, ReadOnlyMemory<byte> body, bool streamed)
    {
        if (!streamed || request.Trailer(RuntimeApiHeader.ErrorType) is not { Length: > 0 } type)
        {
            return new Answer(LambdaOutcomeKind.Succeeded, body);
        }

        var error = new LambdaError(Decode(request.Trailer(RuntimeApiHeader.ErrorBody)), type);
        return new Answer(LambdaOutcomeKind.Failed, body, error);
    }

    // What was streamed has reached the caller already; what was buffered never does, only the error.
    private static Answer Partial(CappedBuffer body, bool streamed, string type, string message)
    {
        LambdaError error = PlatformError.Create(type, message);
        return streamed ? new Answer(LambdaOutcomeKind.Failed, body.Kept, error) { IsStreamed = true } : Answer.Failure(error);
    }

    private static byte[] Decode(string? base64)
    {
        byte[] bytes = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", bytes, out int length) ? bytes[..length] : Encoding.UTF8.GetBytes(base64!);
    }
}
