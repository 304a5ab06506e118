namespace FaultKit;

/// <summary>One change to a payload at a known place, so that a stream can be changed as it passes, without holding it.</summary>
/// <param name="Offset">The first byte concerned.</param>
/// <param name="Action">What happens there.</param>
/// <param name="Value">The bits to turn over, or the byte to put in; meaningless for a cut.</param>
internal readonly record struct PayloadEdit(long Offset, EditAction Action, byte Value);
