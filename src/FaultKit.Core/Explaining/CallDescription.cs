namespace FaultKit;

/// <summary>A call in words, for <see cref="FaultInjector.Explain"/>: what a hit or an event record says of it.</summary>
public sealed record CallDescription
{
    /// <summary>The point, such as a hit names it.</summary>
    public required FaultPoint Point { get; init; }

    /// <summary>The path, where the point's targets have one; <c>/</c> unless said otherwise.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The scope's id, such as the request id; empty for none.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Which of the scope's calls at the point, from 1; those before it are taken to have looked the same.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The number the scope drew for itself, where the plan has no seed; a hit records it.</summary>
    public ulong? Nonce { get; init; }

    /// <summary>The attributes that rules match on, by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The payload as JSON; empty for none.</summary>
    public string Payload { get; init; } = "";
}
