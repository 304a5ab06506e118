namespace FaultKit;

/// <summary>A payload's bytes are changed as they pass, and what is said of them; or they pass slowly, or break off.</summary>
/// <remarks>
/// Whole payloads by <see cref="Apply"/>; streams by <see cref="Wrap(Stream)"/>, which holds no more than the piece that passes. A surface that
/// has headers puts <see cref="Head"/> and <see cref="LengthAfter"/> in the place of theirs, and one that has connections ends the
/// payload as <see cref="Break"/> says.
/// </remarks>
public sealed record MangleMove : FaultMove
{
    private readonly PayloadChange _change;
    private readonly IReadOnlyList<Pace> _paces;

    internal MangleMove(PayloadChange change, IReadOnlyList<Pace> paces) => (_change, _paces) = (change, paces);

    /// <summary>What is said of the payload afterwards: as the surface said it, but for what a corruption changes.</summary>
    public PayloadHead Head => _change.Head;

    /// <summary>Where the payload breaks off although its length promised more; null where it ends as it says.</summary>
    public PayloadBreak? Break => _change.Break;

    /// <summary>One change, and no pace.</summary>
    internal static MangleMove Of(PayloadStage change) => new(PayloadChange.Of(change), []);

    /// <summary>The payload with the changes made. It has no pace: there is nobody who could see it come.</summary>
    public byte[] Apply(ReadOnlySpan<byte> payload) => _change.Apply(payload);

    /// <summary>A stream that makes the changes while it is read, at the pace that is asked for; it owns the inner one.</summary>
    public Stream Wrap(Stream payload) => Wrap(payload, null, CancellationToken.None);

    /// <summary>How long a payload of a length is afterwards, in bytes; null where nobody knows before it has passed.</summary>
    public long? LengthAfter(long length) => _change.LengthAfter(length);

    /// <summary>A stream as <see cref="Wrap(Stream)"/> makes it.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="givenUp">How reads fail whose wait is ended, in the surface's words.</param>
    /// <param name="held">Ends waits that hold their thread.</param>
    internal Stream Wrap(Stream payload, GivenUp? givenUp, CancellationToken held)
    {
        var changed = _change.IsEmpty ? payload : new MangledStream(payload, _change.Open());
        return Paced(changed, ownsInner: true, givenUp, held);
    }

    /// <summary>A stream that makes the changes while it is written, and passes them on to another that it does not own.</summary>
    /// <param name="target">The other.</param>
    /// <param name="givenUp">How writes fail whose wait is ended, in the surface's words.</param>
    /// <param name="held">Ends waits that hold their thread.</param>
    internal MangledTarget WrapTarget(Stream target, GivenUp? givenUp, CancellationToken held) =>
        new(Paced(target, ownsInner: false, givenUp, held), _change.IsEmpty ? null : _change.Open());

    private Stream Paced(Stream inner, bool ownsInner, GivenUp? givenUp, CancellationToken held)
    {
        foreach (var pace in _paces)
        {
            inner = new PacedStream(inner, pace, ownsInner, givenUp, held);
        }

        return inner;
    }
}
