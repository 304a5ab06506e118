namespace FaultKit;

/// <summary>A cell of the vocabulary's table: a kind of point where a fault can be acted out, and on which sides of the call.</summary>
/// <param name="Kind">The kind of point.</param>
/// <param name="Before">Whether it can act before the call; for a corruption, on the request.</param>
/// <param name="After">Whether it can act after the call; for a corruption, on the response.</param>
/// <param name="Note">What it looks like there, in the words of the caller.</param>
internal sealed record FaultPlace(PointKind Kind, bool Before, bool After, string Note)
{
    /// <summary>The words of the fault's <c>kind</c> that can act there, where its sides follow from it; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Settings that have to be said there; they say the side too.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
