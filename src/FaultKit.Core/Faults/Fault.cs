namespace FaultKit;

/// <summary>What goes wrong: one word of the vocabulary, with its settings.</summary>
/// <remarks>Immutable, and equal by value, so that a reloaded rule that did not change keeps its counters. The set is closed.</remarks>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>The word a plan uses, such as <c>latency</c>.</summary>
    public string Type => Shape.Name;

    /// <summary>On which side of the call it acts; <see cref="FaultWhen.Before"/> unless said otherwise.</summary>
    public FaultWhen When { get; init; }

    internal abstract FaultShape Shape { get; }

    /// <summary>Whether it acts on the initialization of an execution environment, and not on a call.</summary>
    internal virtual bool IsOfInit => false;

    /// <summary>Whether it acts once the call was made.</summary>
    internal virtual bool IsAfter => When == FaultWhen.After;

    /// <summary>The side it acts on, as a plan writes it.</summary>
    internal virtual string Side => IsAfter ? "\"when\": \"after\"" : "\"when\": \"before\"";

    /// <summary>What is wrong with its settings, where code made it; a plan's reader has said so before. Null where nothing is.</summary>
    internal virtual string? Complaint => null;

    /// <summary>Why its settings cannot be acted out at a kind of point that has a place for it; null where they can.</summary>
    internal virtual string? ComplaintAt(PointKind kind) => null;

    /// <summary>The faults that it may turn out to be: itself, or its alternatives.</summary>
    internal virtual IEnumerable<Fault> Alternatives => [this];

    /// <summary>What a plan says of it beside its type, without what it has by default: its row makes the same fault of that again.</summary>
    internal abstract ShapeValues Settings { get; }

    /// <summary>How it composes with others at the same call.</summary>
    internal abstract FaultRole Role { get; }
}
