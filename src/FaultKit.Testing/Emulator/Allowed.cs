using System.Buffers;
using System.Runtime.CompilerServices;

namespace FaultKit.Testing;

/// <summary>What a value from outside may be; each rule gives the value back or refuses it.</summary>
internal static class Allowed
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int MaxFunctionName = 64;
    private const int MaxQueueName = 80;

    private static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);
    private static readonly SearchValues<char> InFunctionNames = SearchValues.Create(LettersAndDigits + "-_");
    private static readonly SearchValues<char> InRequestIds = SearchValues.Create(LettersAndDigits + "-_.");

    /// <summary>Lambda's rule for names, which also keeps them usable as one segment of a path.</summary>
    public static bool IsFunctionName(string name) =>
        name.Length is > 0 and <= MaxFunctionName && !name.AsSpan().ContainsAnyExcept(InFunctionNames);

    public static string FunctionName(string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return IsFunctionName(value)
            ? value
            : throw new ArgumentException(
                $"'{value}' is not a function name: 1 to {MaxFunctionName} ASCII letters, digits, '-' and '_'.", parameter);
    }

    public static string QueueName(string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return value.Length is > 0 and <= MaxQueueName && !value.AsSpan().ContainsAnyExcept(InFunctionNames)
            ? value
            : throw new ArgumentException($"'{value}' is not the name of a standard queue: 1 to {MaxQueueName} ASCII letters, digits, '-' and '_'.", parameter);
    }

    public static string? RequestId(string? value) =>
        value is null || (value.Length > 0 && !value.AsSpan().ContainsAnyExcept(InRequestIds))
            ? value
            : throw new ArgumentException($"'{value}' is not a request id: ASCII letters, digits, '-', '_' and '.'.", nameof(value));

    public static string? Header(string? value) =>
        value is null || !value.Any(char.IsControl)
            ? value
            : throw new ArgumentException("The value travels in a header, which cannot hold control characters.", nameof(value));

    public static TimeSpan Timeout(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTimeout);
        return value;
    }

    public static int Count(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
