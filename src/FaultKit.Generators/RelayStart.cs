namespace FaultKit.Generators;

/// <summary>What becomes of a project's wish to have the Lambda relay started before <c>Main</c>.</summary>
internal enum RelayStart
{
    /// <summary>There is no such wish, or this is no executable.</summary>
    None,

    /// <summary>The module initializer starts it.</summary>
    Emitted,

    /// <summary>The package with the relay is not referenced.</summary>
    Missing,
}
