using System.Text;

namespace FaultKit.Testing;

/// <summary>What became of one emulated invocation, as seen from Lambda's side of the Runtime API.</summary>
/// <remarks>Does not change, but for <see cref="Logs"/> of a process. May be read from any thread at once.</remarks>
public sealed class LambdaOutcome
{
    private readonly LogLines _log;

    internal LambdaOutcome(Invocation invocation, Answer answer, DateTimeOffset started, TimeSpan duration)
    {
        RequestId = invocation.RequestId;
        _log = invocation.Log;
        Kind = answer.Kind;
        Payload = answer.Payload;
        ContentType = answer.ContentType;
        IsStreamed = answer.IsStreamed;
        Error = answer.Error;
        Started = started;
        Duration = duration;
    }

    /// <summary>Gets the request id that the invocation had.</summary>
    public string RequestId { get; }

    /// <summary>Gets how the invocation ended.</summary>
    public LambdaOutcomeKind Kind { get; }

    /// <summary>Gets the bytes that the caller of the function receives: the response, or the error document.</summary>
    /// <remarks>Of a streamed response that failed, it is the part that arrived; <see cref="Error"/> says why it ended.</remarks>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Gets <see cref="Payload"/> read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>Gets the content type that the runtime gave its answer; null where it gave none.</summary>
    public string? ContentType { get; }

    /// <summary>Gets a value indicating whether the response came in mode <c>streaming</c>.</summary>
    public bool IsStreamed { get; }

    /// <summary>Gets the error that ended the invocation; null only if <see cref="LambdaOutcomeKind.Succeeded"/>.</summary>
    public LambdaError? Error { get; }

    /// <summary>Gets the type of <see cref="Error"/>; null where there is none.</summary>
    public string? ErrorType => Error?.Type;

    /// <summary>Gets the message of <see cref="Error"/>; null where there is none.</summary>
    public string? ErrorMessage => Error?.Message;

    /// <summary>Gets when a runtime took the event, on the emulator's clock; where none ever did, when the invocation ended.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Gets the time from <see cref="Started"/> to the end, on the emulator's clock: what Lambda reports as duration.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Gets what the function logged while it served this invocation, line by line; empty where it served several at once.</summary>
    /// <remarks>
    /// Holds what was written to <see cref="EmulatedFunction.Log"/>, and what a process that was started by
    /// <see cref="EmulatedFunction.Start(System.Diagnostics.ProcessStartInfo)"/> wrote. The lines of a process come through a pipe of their own,
    /// and the last ones may come after the answer did.
    /// </remarks>
    public IReadOnlyList<string> Logs => _log.ToArray();

    internal static LambdaOutcome Of(Invocation invocation, Answer answer, TimeProvider time) => invocation.Delivery is { } delivery
        ? new LambdaOutcome(invocation, answer, delivery.Taken, time.GetElapsedTime(delivery.Timestamp))
        : new LambdaOutcome(invocation, answer, time.GetUtcNow(), TimeSpan.Zero);

    /// <inheritdoc/>
    public override string ToString() =>
        Error is null ? $"{RequestId} {Kind} in {Duration}" : $"{RequestId} {Kind} in {Duration}: {Error}";
}
