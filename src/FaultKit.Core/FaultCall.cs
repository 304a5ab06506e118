namespace FaultKit;

/// <summary>One call at a point, as a decision needs to know it.</summary>
public readonly ref struct FaultCall
{
    /// <summary>A call.</summary>
    /// <param name="point">The point it passes through.</param>
    /// <param name="path">Its path, where the point's targets have one; compared as it is.</param>
    /// <param name="scope">What it belongs to; null to let the injector find out.</param>
    /// <param name="carrier">What the reader reads from; null where rules have nothing to match on.</param>
    /// <param name="reader">Reads what rules match on.</param>
    public FaultCall(FaultPoint point, ReadOnlySpan<char> path = default, FaultScope? scope = null, object? carrier = null, AttributeReader? reader = null)
    {
        Carrier = carrier;
        Reader = reader;
        Point = point;
        Path = path;
        Scope = scope;
    }

    /// <summary>The point it passes through.</summary>
    public FaultPoint Point { get; }

    /// <summary>Its path, where the point's targets have one.</summary>
    public ReadOnlySpan<char> Path { get; }

    /// <summary>What it belongs to; null to let the injector find out.</summary>
    public FaultScope? Scope { get; }

    /// <summary>What the reader reads from; null where rules have nothing to match on.</summary>
    public object? Carrier { get; }

    /// <summary>Reads what rules match on.</summary>
    public AttributeReader? Reader { get; }
}
