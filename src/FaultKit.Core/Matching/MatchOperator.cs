namespace FaultKit;

/// <summary>How a <see cref="FaultMatch"/> compares what it finds.</summary>
/// <remarks>There are no regular expressions: a plan must not be able to make a host slow.</remarks>
public enum MatchOperator
{
    /// <summary>It is equal: numbers by value, everything else by its text.</summary>
    Eq,

    /// <summary>It is there, and not equal.</summary>
    Ne,

    /// <summary>It is equal to one of several.</summary>
    In,

    /// <summary>It is there; with the value <c>false</c>: it is not.</summary>
    Exists,

    /// <summary>Its text begins with a text.</summary>
    StartsWith,

    /// <summary>Its text holds a text.</summary>
    Contains,

    /// <summary>Its text matches a pattern of <c>*</c> (within a segment, which ends at <c>/</c>) and <c>**</c>.</summary>
    Glob,

    /// <summary>It is a number, and greater.</summary>
    Gt,

    /// <summary>It is a number, and less.</summary>
    Lt,
}
