namespace FaultKit.Lambda;

/// <summary>What is posted about an invocation in the function's place, before a transport writes it in its own form.</summary>
/// <param name="Verb">Whether it is a result or a failure.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Body">The body.</param>
internal sealed record InvocationAnswer(RuntimeApiVerb Verb, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Nothing is posted, ever: Lambda ends the invocation by itself.</summary>
    public static InvocationAnswer None { get; } = new(RuntimeApiVerb.Other, "", default);

    /// <summary>The failure's type as a header can hold it; null for a result.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The failure as X-Ray wants to know it; null for a result.</summary>
    public string? XRayCause { get; init; }

    /// <summary>Whether the result has the form of a streamed one, and says so.</summary>
    public bool IsStreamed { get; init; }
}
