namespace FaultKit;

/// <summary>How much a notice matters.</summary>
public enum NoticeLevel
{
    /// <summary>Good to know: a plan came into force, faults were turned off.</summary>
    Information,

    /// <summary>Something is not as its author meant it: a plan was refused, a source cannot be read.</summary>
    Warning,

    /// <summary>FaultKit itself failed; the host was left alone.</summary>
    Error,
}
