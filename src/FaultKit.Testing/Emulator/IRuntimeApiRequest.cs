namespace FaultKit.Testing;

/// <summary>A runtime's request, in the few words that the protocol needs of a transport.</summary>
internal interface IRuntimeApiRequest
{
    string Method { get; }

    string Path { get; }

    string? Header(string name);

    /// <summary>Reads the whole body; throws where it ends before it is complete.</summary>
    Task CopyBodyToAsync(Stream destination, CancellationToken cancellationToken);

    /// <summary>Has an answer only after the body has been read.</summary>
    string? Trailer(string name);
}
