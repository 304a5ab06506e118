namespace FaultKit;

/// <summary>A payload's bytes are changed as they pass.</summary>
/// <remarks>Whole payloads by <see cref="Apply"/>; streams by <see cref="Wrap"/>, which holds no more than the piece that passes.</remarks>
public sealed record MangleMove : FaultMove
{
    private readonly PayloadEdits _edits;

    internal MangleMove(PayloadEdits edits) => _edits = edits;

    /// <summary>The payload with the changes made.</summary>
    public byte[] Apply(ReadOnlySpan<byte> payload) => _edits.Apply(payload);

    /// <summary>A stream that makes the changes while it is read; it owns the inner one.</summary>
    public Stream Wrap(Stream payload) => new MangledStream(payload, _edits);

    /// <summary>A stream that makes the changes while it is written, and passes them on to another that it does not own.</summary>
    internal MangledTarget WrapTarget(Stream target) => new(target, _edits);

    /// <summary>How long a payload of a length is afterwards, in bytes.</summary>
    public long LengthAfter(long length) => _edits.LengthAfter(length);
}
