namespace FaultKit;

/// <summary>A Lambda function that a template of AWS FIS may select by its tags.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags; keys and values mind their case, as those of AWS do.</param>
public sealed record FisFunction(string Name, IReadOnlyDictionary<string, string> Tags);
