namespace FaultKit;

/// <summary>What a look at a plan's source found.</summary>
public sealed class PlanLook
{
    private PlanLook(LookOutcome outcome, ReadOnlyMemory<byte> document, string? detail) =>
        (Outcome, Document, Detail) = (outcome, document, detail);

    /// <summary>The document is the same as at the look before.</summary>
    public static PlanLook Unchanged { get; } = new(LookOutcome.Unchanged, default, null);

    /// <summary>What was found.</summary>
    internal LookOutcome Outcome { get; }

    /// <summary>The document, where one was found.</summary>
    internal ReadOnlyMemory<byte> Document { get; }

    /// <summary>What more there is to say, where nothing was found.</summary>
    internal string? Detail { get; }

    /// <summary>A document that may have changed.</summary>
    /// <param name="utf8">Its bytes.</param>
    public static PlanLook Found(ReadOnlyMemory<byte> utf8) => new(LookOutcome.Found, utf8, null);

    /// <summary>The source says that there is no document: that turns off.</summary>
    /// <param name="detail">What it said, such as "the file does not exist".</param>
    public static PlanLook Gone(string detail) => new(LookOutcome.Gone, default, detail);

    /// <summary>The source could not be asked: the plan in force stays for a while.</summary>
    /// <param name="detail">Why.</param>
    public static PlanLook Unreachable(string detail) => new(LookOutcome.Unreachable, default, detail);
}
