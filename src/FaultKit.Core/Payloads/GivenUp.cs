namespace FaultKit;

/// <summary>Says in the words of a surface how a read or a write fails that nobody waits for any longer.</summary>
/// <param name="holdsThread">Whether a thread was held while it waited.</param>
/// <param name="cancellation">Who gave up, where it is cancelled; otherwise the payload was disposed of.</param>
internal delegate Exception GivenUp(bool holdsThread, CancellationToken cancellation);
