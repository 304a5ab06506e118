namespace FaultKit;

/// <summary>What a <see cref="CorruptFault"/> does to a payload's bytes.</summary>
public enum CorruptionKind
{
    /// <summary>The payload ends early; its length says nothing of it.</summary>
    Truncate,

    /// <summary>Single bits are turned over.</summary>
    BitFlip,

    /// <summary>Whatever it was, it is no JSON document any more.</summary>
    MalformedJson,
}
