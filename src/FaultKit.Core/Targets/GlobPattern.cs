using System.Buffers;

namespace FaultKit;

/// <summary>A pattern of literal text, <c>*</c> (anything within a segment) and <c>**</c> (anything).</summary>
/// <remarks>
/// Matching walks the text once and keeps the set of pattern positions that are still possible, so its time grows with the text's
/// length whatever the pattern holds: a plan cannot make a host slow by a clever pattern.
/// </remarks>
internal sealed class GlobPattern
{
    private readonly string _pattern;
    private readonly char _separator;
    private readonly bool _ignoresCase;
    private readonly string _prefix;

    /// <param name="pattern">The pattern. Alone, <c>*</c> is anything: nobody who writes it means "but without a dot".</param>
    /// <param name="separator">What ends a segment.</param>
    /// <param name="ignoresCase">Whether case is left out.</param>
    public GlobPattern(string pattern, char separator, bool ignoresCase)
    {
        _pattern = pattern == "*" ? "**" : pattern;
        _separator = separator;
        _ignoresCase = ignoresCase;
        var star = _pattern.IndexOf('*', StringComparison.Ordinal);
        _prefix = star < 0 ? _pattern : _pattern[..star];
        IsLiteral = star < 0;
        MatchesAll = _pattern == "**";
    }

    /// <summary>Whether the pattern holds no wildcard.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether every text matches.</summary>
    public bool MatchesAll { get; }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (MatchesAll)
        {
            return true;
        }

        var comparison = _ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return text.StartsWith(_prefix, comparison)
            && (IsLiteral ? text.Length == _prefix.Length : IsMatchAfter(text[_prefix.Length..], _pattern.AsSpan(_prefix.Length)));
    }

    private bool IsMatchAfter(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        bool[]? rented = null;
        var size = pattern.Length + 1;
        var alive = size <= 128 ? stackalloc bool[128] : (rented = ArrayPool<bool>.Shared.Rent(size));
        alive = alive[..size];
        alive.Clear();
        alive[0] = true;
        SkipStars(alive, pattern);
        foreach (var c in text)
        {
            Step(alive, pattern, c);
        }

        var isMatch = alive[pattern.Length];
        if (rented is not null)
        {
            ArrayPool<bool>.Shared.Return(rented);
        }

        return isMatch;
    }

    /// <summary>Takes one character; from the back, because a position only ever moves forward.</summary>
    private void Step(Span<bool> alive, ReadOnlySpan<char> pattern, char c)
    {
        alive[pattern.Length] = false;
        for (var i = pattern.Length - 1; i >= 0; i--)
        {
            if (!alive[i])
            {
                continue;
            }

            var isAcross = pattern[i] == '*' && IsAcross(pattern, i);
            if (pattern[i] == '*')
            {
                alive[i] = isAcross || c != _separator;
            }
            else
            {
                alive[i] = false;
                alive[i + 1] |= Same(pattern[i], c);
            }
        }

        SkipStars(alive, pattern);
    }

    /// <summary>A star may also stand for nothing.</summary>
    private static void SkipStars(Span<bool> alive, ReadOnlySpan<char> pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (alive[i] && pattern[i] == '*')
            {
                alive[i + 1] = true;
            }
        }
    }

    /// <summary>Whether the star at a position is one of two neighbours.</summary>
    private static bool IsAcross(ReadOnlySpan<char> pattern, int at) =>
        (at + 1 < pattern.Length && pattern[at + 1] == '*') || (at > 0 && pattern[at - 1] == '*');

    private bool Same(char left, char right) =>
        left == right || (_ignoresCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
