namespace FaultKit.Testing;

/// <summary>Targets for invocations of Lambda functions.</summary>
public static class Invocations
{
    /// <summary>Invocations of any function.</summary>
    public static FaultTarget Any { get; } = FaultTarget.Parse("lambda:*");

    /// <summary>Invocations of a function.</summary>
    /// <param name="function">Its name, or a pattern such as <c>trade-*</c>.</param>
    public static FaultTarget Of(string function) => FaultTarget.Parse($"lambda:{function}");
}
