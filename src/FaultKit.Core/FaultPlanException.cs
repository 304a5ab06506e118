namespace FaultKit;

/// <summary>A document was asked to be a plan and is none.</summary>
/// <remarks>Only code that asks for a plan by name gets it (<see cref="FaultPlan.Parse"/>); a source that holds a bad plan never throws into its host.</remarks>
public sealed class FaultPlanException : Exception
{
    /// <summary>An exception about these errors.</summary>
    /// <param name="source">What the document is called, such as <c>chaos.json</c>.</param>
    /// <param name="errors">Everything that is wrong with it.</param>
    public FaultPlanException(string source, IReadOnlyList<PlanError> errors)
        : base(Describe(source, errors)) => Errors = errors;

    /// <summary>An exception without a document.</summary>
    public FaultPlanException()
        : this("plan", [])
    {
    }

    /// <summary>An exception with a message of its own.</summary>
    /// <param name="message">The message.</param>
    public FaultPlanException(string message)
        : base(message) => Errors = [];

    /// <summary>An exception with a message and a cause of its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public FaultPlanException(string message, Exception innerException)
        : base(message, innerException) => Errors = [];

    /// <summary>Everything that is wrong with the document, in its order.</summary>
    public IReadOnlyList<PlanError> Errors { get; }

    private static string Describe(string source, IReadOnlyList<PlanError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var heading = $"{source} is refused: {(errors.Count == 1 ? "1 error" : $"{errors.Count} errors")}";
        return string.Join(Environment.NewLine, [heading, .. errors.ConvertAll(error => $"{error.File ?? source}:{error}")]);
    }
}
