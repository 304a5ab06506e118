namespace FaultKit;

/// <summary>What a look at a source found.</summary>
internal enum LookOutcome
{
    Unchanged,
    Found,
    Gone,
    Unreachable,
}
