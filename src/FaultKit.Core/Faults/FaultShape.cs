namespace FaultKit;

/// <summary>A row of the vocabulary's table: a fault's word, its settings, where it can be acted out, and how it is made.</summary>
/// <param name="Name">The word a plan uses.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Properties">Its settings beside <c>type</c>.</param>
/// <param name="Places">Where it can be acted out.</param>
/// <param name="Make">Makes the fault from settings that were read; returns a complaint about their combination instead where there is one.</param>
internal sealed record FaultShape(
    string Name,
    string Summary,
    PropertyShape[] Properties,
    FaultPlace[] Places,
    Func<ShapeValues, (Fault? Fault, string? Complaint)> Make)
{
    /// <summary>Whether the process itself must have allowed it (<c>FAULTKIT_ALLOW</c>): a plan cannot.</summary>
    public bool NeedsConsent { get; init; }

    public FaultPlace? PlaceAt(PointKind kind)
    {
        foreach (var place in Places)
        {
            if (place.Kind == kind)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>What is said where a kind of point has no place for it.</summary>
    public string NoPlace(PointKind kind) =>
        $"\"{Name}\" cannot be acted out at {FaultVocabulary.TargetsOf(kind)} targets; it can at {string.Join(", ", Places.ConvertAll(place => FaultVocabulary.TargetsOf(place.Kind)))}";

    /// <summary>Whether a fault can be acted out at a kind of point on the side it asks for; if not, why.</summary>
    public string? Refuse(Fault fault, PointKind kind)
    {
        if (fault is OneOfFault alternatives)
        {
            return RefuseOne(alternatives, kind);
        }

        if (PlaceAt(kind) is not { } place)
        {
            return NoPlace(kind);
        }

        return (fault.IsAfter ? place.After : place.Before) ? fault.ComplaintAt(kind) : $"\"{Name}\" cannot act with {fault.Side} at {FaultVocabulary.TargetsOf(kind)} targets";
    }

    private static string? RefuseOne(OneOfFault alternatives, PointKind kind) =>
        alternatives.Choices.ConvertAll(choice => choice.Fault.Shape.Refuse(choice.Fault, kind)).Find(complaint => complaint is not null);
}
