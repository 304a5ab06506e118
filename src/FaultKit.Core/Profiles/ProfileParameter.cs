namespace FaultKit;

/// <summary>A value that a profile leaves to whoever uses it.</summary>
public sealed class ProfileParameter
{
    internal ProfileParameter(string name, ParameterType type, string summary, ValueShape shape, PlanNode? @default) =>
        (Name, Type, Summary, Shape, DefaultNode) = (name, type, summary, shape, @default);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What kind of value it has.</summary>
    public ParameterType Type { get; }

    /// <summary>What it is for.</summary>
    public string Summary { get; }

    /// <summary>What is expected, in words, its range included.</summary>
    public string Expected => Shape.Expected;

    /// <summary>Its value where none is said, as a plan would write it; null where one has to be said.</summary>
    public string? Default => DefaultNode?.Text is { Length: > 0 } text ? text : DefaultNode?.Shown;

    internal ValueShape Shape { get; }

    internal PlanNode? DefaultNode { get; }
}
