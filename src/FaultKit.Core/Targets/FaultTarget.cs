using System.Diagnostics.CodeAnalysis;

namespace FaultKit;

/// <summary>A pattern over points: which places a rule speaks to.</summary>
/// <remarks>The grammar is written down in <c>docs/targets.md</c>. Immutable; equal by its text.</remarks>
public sealed class FaultTarget : IEquatable<FaultTarget>
{
    private readonly GlobPattern[] _parts;

    internal FaultTarget(string text, PointKind kind, GlobPattern[] parts, GlobPattern? path)
    {
        Text = text;
        Kind = kind;
        _parts = parts;
        Path = path;
    }

    /// <summary>The target as it was written.</summary>
    public string Text { get; }

    /// <summary>The kind of point it speaks to.</summary>
    public PointKind Kind { get; }

    /// <summary>What the path of a call must look like; null where every path will do.</summary>
    internal GlobPattern? Path { get; }

    /// <summary>Reads a target.</summary>
    /// <param name="text">The target, such as <c>http:GET prices.internal/quotes/*</c>.</param>
    /// <exception cref="FormatException">The text is no target; the message says what to write instead.</exception>
    public static FaultTarget Parse(string text) =>
        TryParse(text, out var target, out var complaint) ? target : throw new FormatException($"\"{text}\" is no target: {complaint}");

    /// <summary>Whether the rule of this target has to be looked at for calls through a point; a path is matched for each call.</summary>
    public bool Covers(FaultPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.Kind != Kind)
        {
            return false;
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            if (!_parts[i].IsMatch(point.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a part of the target's pattern covers a text: the service of an <c>aws:</c> target, say.</summary>
    internal bool CoversPart(int part, string text) => _parts[part].IsMatch(text);

    /// <inheritdoc/>
    public bool Equals(FaultTarget? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FaultTarget);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static bool TryParse(string text, [NotNullWhen(true)] out FaultTarget? target, [NotNullWhen(false)] out string? complaint) =>
        TargetGrammar.TryParse(text, out target, out complaint);
}
