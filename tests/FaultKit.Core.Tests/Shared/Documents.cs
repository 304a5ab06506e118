using System.Text;

namespace FaultKit.Tests;

/// <summary>Documents, and what the reader says of them.</summary>
internal static class Documents
{
    /// <summary>Uses every property and every fault, comments, trailing commas and characters of several bytes.</summary>
    public static string Good { get; } = Repository.Read("tests/FaultKit.Core.Tests/Reading/good.jsonc").Trim();

    public static PlanReading Read(string document) => Read(Encoding.UTF8.GetBytes(document));

    public static PlanReading Read(ReadOnlySpan<byte> document) => PlanReader.Read(document, Some.Instant);

    /// <summary>A plan with members of its own; later ones replace nothing, so leave out what they say.</summary>
    public static string Plan(string members = "", string version = "\"version\": 1, ", string enabled = "\"enabled\": true, ", string environments = "\"environments\": [\"Development\"]") =>
        $"{{{version}{enabled}{environments}{(members.Length == 0 ? "" : ", ")}{members}}}";

    /// <summary>A plan of one rule.</summary>
    public static string Rule(string members = "", string name = "\"name\": \"r\"", string target = "\"target\": \"http:prices.internal\"", string fault = "\"fault\": {\"type\": \"error\"}")
    {
        string[] parts = [name, target, fault, members];
        return Plan($"\"rules\": [{{{string.Join(", ", parts.Where(part => part.Length > 0))}}}]");
    }

    /// <summary>A plan of one rule with a fault.</summary>
    public static string Fault(string fault, string target = "http:prices.internal") => Rule(target: $"\"target\": \"{target}\"", fault: $"\"fault\": {{{fault}}}");

    /// <summary>What is wrong, without the places.</summary>
    public static string Complaints(string document) => string.Join('\n', Read(document).Errors.Select(error => $"{error.Path}: {error.Message}"));

    /// <summary>Where something is wrong.</summary>
    public static string Places(string document) => string.Join(' ', Read(document).Errors.Select(error => $"{error.Line}:{error.Column}:{error.Path}"));
}
