namespace FaultKit;

/// <summary>What is done to a field of a document.</summary>
internal enum FieldAction
{
    /// <summary>It is left out, its name too.</summary>
    Drop,

    /// <summary>It becomes null.</summary>
    Null,

    /// <summary>Its value becomes one of another type: a number, true or false the text that it is written with, a text 0, all else an empty text.</summary>
    Retype,
}
