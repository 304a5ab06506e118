namespace FaultKit;

/// <summary>What happens to a payload at a place; of several changes at one place, in this order.</summary>
internal enum EditAction
{
    /// <summary>A byte is put in before it.</summary>
    Insert,

    /// <summary>It ends.</summary>
    Cut,

    /// <summary>Bits of the byte are turned over.</summary>
    Xor,
}
