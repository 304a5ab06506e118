namespace FaultKit;

/// <summary>What kind a value is.</summary>
public enum MatchValueKind
{
    /// <summary>There is none.</summary>
    Absent,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>JSON's null.</summary>
    Null,

    /// <summary>An object or a list: it exists, and is equal to nothing.</summary>
    Structure,
}
