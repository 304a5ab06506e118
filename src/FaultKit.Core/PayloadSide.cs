namespace FaultKit;

/// <summary>Which of a call's two payloads a corruption touches.</summary>
public enum PayloadSide
{
    /// <summary>What is sent: the event of an invocation, the body of a request.</summary>
    Request,

    /// <summary>What comes back: the result of an invocation, the body of a response.</summary>
    Response,
}
