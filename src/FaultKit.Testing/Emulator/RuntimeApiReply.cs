namespace FaultKit.Testing;

/// <summary>What the protocol answers to a request; a transport puts it into bytes.</summary>
internal sealed class RuntimeApiReply
{
    /// <summary>No answer at all: the emulator has stopped, and the connection ends as it does when Lambda ends an environment.</summary>
    public static readonly RuntimeApiReply HangUp = new(0);

    public static readonly RuntimeApiReply Accepted = new(202) { Body = """{"status":"OK"}"""u8.ToArray() };
    public static readonly RuntimeApiReply Restored = new(200);
    public static readonly RuntimeApiReply UnknownPath = Refuse(404, "NotFound", "Not a path of the Runtime API 2018-06-01");
    public static readonly RuntimeApiReply WrongMethod = Refuse(405, "MethodNotAllowed", "The path takes another method");
    public static readonly RuntimeApiReply InvalidRequestId = Refuse(400, "InvalidRequestID", "Invalid request ID");
    public static readonly RuntimeApiReply InvalidResponseMode =
        Refuse(400, "InvalidFunctionResponseMode", "Invalid function response mode");

    private RuntimeApiReply(int status) => Status = status;

    public int Status { get; }

    public ReadOnlyMemory<byte> Body { get; private init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    public bool IsChunked { get; private init; }

    private (InvocationDesk Desk, Delivery Delivery)? Origin { get; init; }

    public static RuntimeApiReply Event(InvocationDesk desk, Delivery delivery) => new(200)
    {
        Body = delivery.Invocation.Event,
        Headers = delivery.Headers(),
        IsChunked = delivery.Invocation.Options.Chunked,
        Origin = (desk, delivery),
    };

    public static RuntimeApiReply TooLarge(int limit) =>
        Refuse(413, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({limit} bytes).");

    /// <summary>To be called by a transport that knows that the reply did not arrive: an event then goes to the next poller.</summary>
    public void Undelivered()
    {
        if (Origin is var (desk, delivery))
        {
            desk.HandBack(delivery);
        }
    }

    private static RuntimeApiReply Refuse(int status, string type, string message) =>
        new(status) { Body = PlatformError.Write(type, message) };
}
