using System.Buffers;

namespace FaultKit.Testing;

/// <summary>Lambda's rule for function names; it also keeps a name usable as one segment of a path.</summary>
internal static class FunctionName
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Allowed);

    public static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{name}' is not a function name: 1 to {MaxLength} ASCII letters, digits, '-' and '_'.", parameter);
        }
    }
}
