namespace FaultKit.Lambda;

/// <summary>What ends a body.</summary>
internal enum BodyEnd
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Its length.</summary>
    Length,

    /// <summary>A chunk without data, and trailers.</summary>
    Chunked,

    /// <summary>The connection's end.</summary>
    Close,
}
