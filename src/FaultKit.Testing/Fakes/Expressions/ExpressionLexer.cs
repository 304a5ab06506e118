using System.Text.RegularExpressions;

namespace FaultKit.Testing;

/// <summary>Takes an expression of DynamoDB apart, and remembers how far it has been read.</summary>
internal sealed partial class ExpressionLexer
{
    private readonly string _kind;
    private readonly string[] _tokens;
    private int _at;

    /// <param name="kind">Which expression of a request it is: <c>ConditionExpression</c>.</param>
    /// <param name="text">The expression.</param>
    public ExpressionLexer(string kind, string text)
    {
        _kind = kind;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw DynamoDbRefusal.Invalid($"Invalid {kind}: The expression can not be empty;");
        }

        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success || match.Index != at)
            {
                throw DynamoDbRefusal.Invalid($"Invalid {kind}: Syntax error; token: \"{text[at]}\", near: \"{text[Math.Max(0, at - 8)..Math.Min(text.Length, at + 8)]}\"");
            }

            at += match.Length;
            if (!string.IsNullOrWhiteSpace(match.Value))
            {
                tokens.Add(match.Value.Trim());
            }
        }

        _tokens = [.. tokens];
    }

    /// <summary>The token to be read next; empty at the end.</summary>
    public string Next => _at < _tokens.Length ? _tokens[_at] : "";

    /// <summary>The one after it.</summary>
    public string AfterNext => _at + 1 < _tokens.Length ? _tokens[_at + 1] : "";

    public bool IsAtEnd => _at == _tokens.Length;

    /// <summary>Whether a word, a name or a value stands next, and no sign.</summary>
    public bool IsWord => Next.Length > 0 && (char.IsAsciiLetterOrDigit(Next[0]) || Next[0] is '_' or '#' or ':');

    public string Take() => _at < _tokens.Length ? _tokens[_at++] : throw Unexpected();

    /// <summary>Reads a word or sign if it stands next, in capital letters or not.</summary>
    public bool TryTake(string token)
    {
        var isNext = Is(token);
        _at += isNext ? 1 : 0;
        return isNext;
    }

    public bool Is(string token) => Next.Equals(token, StringComparison.OrdinalIgnoreCase);

    public void Expect(string token)
    {
        if (!TryTake(token))
        {
            throw Unexpected();
        }
    }

    public FakeServiceException Unexpected() =>
        DynamoDbRefusal.Invalid($"Invalid {_kind}: Syntax error; token: \"{(IsAtEnd ? "<EOF>" : Next)}\", near: \"{string.Join(' ', _tokens[Math.Max(0, _at - 1)..Math.Min(_tokens.Length, _at + 2)])}\"");

    public FakeServiceException Wrong(string message) => DynamoDbRefusal.Invalid($"Invalid {_kind}: {message}");

    [GeneratedRegex(@"\s+|[#:]?[A-Za-z0-9_]+|<>|<=|>=|[-+=<>().,\[\]]")]
    private static partial Regex Token();
}
