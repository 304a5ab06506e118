namespace FaultKit;

/// <summary>On which side of the call a fault acts.</summary>
public enum FaultWhen
{
    /// <summary>The call is held or answered before it is made: the other side never sees it.</summary>
    Before,

    /// <summary>The call is made, and what comes of it is held or replaced: the effect happened, the reply is lost.</summary>
    After,
}
