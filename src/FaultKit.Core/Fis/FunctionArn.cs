using System.Linq;

namespace FaultKit;

/// <summary>The ARN of a Lambda function: <c>arn:aws:lambda:region:account:function:name</c>, and the alias or version behind it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Qualifier">The alias or version; null where it names none.</param>
internal sealed record FunctionArn(string Name, string? Qualifier)
{
    /// <summary>Reads an ARN; null where it is none of a function.</summary>
    public static FunctionArn? Parse(string text) => text.Split(':') switch
    {
        ["arn", { Length: > 0 }, "lambda", { Length: > 0 }, { Length: > 0 }, "function", var name] when IsName(name) => new(name, null),
        ["arn", { Length: > 0 }, "lambda", { Length: > 0 }, { Length: > 0 }, "function", var name, var qualifier] when IsName(name) && IsName(qualifier.TrimStart('$')) => new(name, qualifier),
        _ => null,
    };

    /// <summary>Whether a text can name a function, or an alias or version of one.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
