using System.Diagnostics.CodeAnalysis;

namespace FaultKit;

/// <summary>The kinds of sources that a process can read plans from, by the scheme that a text begins with.</summary>
internal sealed class PlanSchemes
{
    private readonly Dictionary<string, Func<string, PlanSource>> _open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that need nothing but the base libraries.</summary>
    /// <param name="time">What time it is.</param>
    /// <param name="appConfigPort">Where the AppConfig agent listens.</param>
    public static PlanSchemes BuiltIn(TimeProvider time, int appConfigPort)
    {
        var schemes = new PlanSchemes();
        schemes.Add("https", name => HttpPlanSource.Of(name, time));
        schemes.Add("http", name => HttpPlanSource.Of(name, time));
        schemes.Add("appconfig", name => HttpPlanSource.Of(AppConfigAddress.Of(name, appConfigPort), time));
        return schemes;
    }

    public void Add(string scheme, Func<string, PlanSource> open) => _open[scheme] = open;

    /// <summary>The source of a text that can have no scheme: JSON itself, or a path without a colon; null for any other. Most starts need no table of schemes.</summary>
    public static PlanSource? OpenPlain(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var name = text.Trim();
        return name.StartsWith('{') ? new InlinePlanSource(name) : name.Contains(':', StringComparison.Ordinal) ? null : new FilePlanSource(name);
    }

    /// <summary>The source that a text names: JSON itself where it begins with <c>{</c>, a known scheme, a path otherwise.</summary>
    /// <exception cref="NotSupportedException">The text names a kind of source that is not known here.</exception>
    public PlanSource Open(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (OpenPlain(text) is { } plain)
        {
            return plain;
        }

        var name = text.Trim();
        return !TryScheme(name, out var scheme) ? new FilePlanSource(name)
            : _open.TryGetValue(scheme, out var open) ? open(name)
            : throw new NotSupportedException($"{QuotedText.Of(name)} is a kind of source that is not known here{HintFor(scheme)}; expected JSON, the path of a file{KnownSchemes()}.");
    }

    /// <summary>The scheme that a text begins with; a drive of Windows has one letter, and a file's name may hold a colon too.</summary>
    private bool TryScheme(string name, [NotNullWhen(true)] out string? scheme)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        scheme = colon > 1 && name.AsSpan(0, colon).IndexOfAnyExceptInRange('0', 'z') < 0 ? name[..colon] : null;
        return scheme is not null && (_open.ContainsKey(scheme) || name.AsSpan(colon).StartsWith("://") || scheme.Equals("ssm", StringComparison.OrdinalIgnoreCase));
    }

    private string KnownSchemes()
    {
        var known = new string[_open.Count];
        _open.Keys.CopyTo(known, 0);
        Array.Sort(known, StringComparer.Ordinal);
        return string.Concat(Array.ConvertAll(known, scheme => $", {scheme}:"));
    }

    private static string HintFor(string scheme) => scheme.ToUpperInvariant() is "S3" or "SSM" ? " (it comes with the package FaultKit.AwsSdk)" : "";
}
