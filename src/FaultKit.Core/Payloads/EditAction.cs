namespace FaultKit;

/// <summary>What happens to a payload at a place.</summary>
internal enum EditAction
{
    /// <summary>It ends.</summary>
    Cut,

    /// <summary>Bits of the byte are turned over.</summary>
    Xor,

    /// <summary>A byte is put in before it.</summary>
    Insert,
}
