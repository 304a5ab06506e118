namespace FaultKit;

/// <summary>The call is answered.</summary>
/// <param name="Reply">The answer, in the neutral form that a surface writes in its own.</param>
public sealed record ReplyMove(WireReply Reply) : FaultMove;
