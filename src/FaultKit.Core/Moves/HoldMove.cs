namespace FaultKit;

/// <summary>The call gets no answer until its caller gives up, or the cap is reached.</summary>
/// <param name="Cap">The longest it is held; nothing may hold a host for ever.</param>
public sealed record HoldMove(TimeSpan Cap) : FaultMove;
