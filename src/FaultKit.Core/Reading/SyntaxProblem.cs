namespace FaultKit;

/// <summary>Why a document could not be read to its end.</summary>
/// <param name="Offset">Where, in bytes from the start of the document.</param>
/// <param name="Message">What was wrong there.</param>
internal sealed record SyntaxProblem(int Offset, string Message);
