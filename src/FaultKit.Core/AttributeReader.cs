namespace FaultKit;

/// <summary>Reads what rules match on from a call, and nothing before a rule asks for it.</summary>
/// <remarks>
/// One object for a surface, without state: what it reads from comes with each call. Safe for any number of threads. What it throws
/// is taken for "no fault".
/// </remarks>
public abstract class AttributeReader
{
    /// <summary>Reads an attribute.</summary>
    /// <param name="carrier">What the surface gave with the call: a request, say.</param>
    /// <param name="name">The attribute's name, such as <c>method</c> or <c>header.X-Tenant</c>.</param>
    /// <returns>Its value; <see cref="MatchValue.Absent"/> where the call has none.</returns>
    public abstract MatchValue Read(object carrier, string name);

    /// <summary>The call's payload as JSON, for paths that begin with <c>$</c>; empty where it has none, or none that can be read twice.</summary>
    /// <param name="carrier">What the surface gave with the call.</param>
    public virtual ReadOnlyMemory<byte> Payload(object carrier) => default;

    /// <summary>Whether the call has a payload that cannot be looked at: then no condition on it holds, not even that something is absent.</summary>
    /// <param name="carrier">What the surface gave with the call.</param>
    public virtual bool IsBlind(object carrier) => false;
}
