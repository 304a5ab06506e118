namespace FaultKit.Lambda;

/// <summary>What is posted about an invocation in the function's place, before a transport writes it in its own form.</summary>
/// <param name="Verb">Whether it is a result or a failure.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Body">The body.</param>
internal sealed record InvocationAnswer(RuntimeApiVerb Verb, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The failure's type as a header can hold it; null for a result.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Whether the result has the form of a streamed one, and says so.</summary>
    public bool IsStreamed { get; init; }
}
