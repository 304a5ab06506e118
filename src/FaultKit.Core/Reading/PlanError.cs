namespace FaultKit;

/// <summary>One thing that is wrong with a plan: what, where, what was expected, what to do.</summary>
/// <param name="Path">The JSON path of the value, such as <c>$.rules[2].fault.delay</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in characters, counted from 1.</param>
/// <param name="Message">The complaint, in a sentence.</param>
public sealed record PlanError(string Path, int Line, int Column, string Message)
{
    /// <summary>The file that holds it, where that is not the plan itself but one that it brings profiles from; null otherwise.</summary>
    public string? File { get; init; }

    /// <summary>The error as compilers print theirs: line, column, path and complaint.</summary>
    public override string ToString() => $"{Line}:{Column}: {Path}: {Message}";
}
