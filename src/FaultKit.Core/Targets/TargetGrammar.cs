using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FaultKit;

/// <summary>Reads targets.</summary>
/// <remarks>
/// <code>
/// target     = "lambda:" name | "http:" request | "aws:" service [ "/" operation ] | "aspnetcore:" [ method " " ] ( path | "*" ) | "point:" name ;
/// request    = [ method " " ] [ scheme "://" ] host [ ":" port ] [ path ] ;
/// path       = "/" glob ;
/// port       = "1" ... "65535" | "*" ;
/// name, method, scheme, host, service, operation = glob ;
/// glob       = { character | "*" | "**" } ;
/// </code>
/// <c>*</c> stays within a segment, <c>**</c> crosses them; segments end at <c>/</c> in paths and at <c>.</c> in hosts and names.
/// A part that is <c>*</c> alone, or is left out, is anything. Methods, schemes, hosts, services and operations leave out case;
/// function names, paths and names of points do not. Paths are compared as they are sent, escapes and all, without the query.
/// </remarks>
internal static class TargetGrammar
{
    public const int Longest = 500;

    /// <summary>The grammar as a regular expression, for schemas; that a pattern of schemes can be neither http nor https is left to the reader.</summary>
    public const string Pattern =
        @"^(?!.*\*\*\*)(?!.*\s$)(?!.*[\u0000-\u001f\u007f-\u009f])("
        + @"(lambda|point):(?!\s).+"
        + @"|aws:(?!\s)[^/]+(/[^/]+)?"
        + @"|aspnetcore:([-_*A-Za-z]+ (/.*|\*)|/[^ ]*|\*)"
        + @"|http:(([-_*A-Za-z]+ )" + Request + @"(/[^?#]*)?|" + Request + @"(/[^?# ]*)?)"
        + @")$";

    private const string Request =
        @"([A-Za-z*]+://)?([^/:@ ?#]+|\[[^/@ ?#]*)(:(\*|6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?";

    private static readonly SearchValues<char> s_method = SearchValues.Create("-_*ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Most parts of most targets; one for all of them.</summary>
    private static readonly GlobPattern s_any = new("*", '.', ignoresCase: true);

    public static bool TryParse(string text, [NotNullWhen(true)] out FaultTarget? target, [NotNullWhen(false)] out string? complaint)
    {
        target = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.Length > Longest || !FaultVocabulary.TryKind(text.AsSpan(0, colon), out var kind))
        {
            var word = colon < 0 ? text : text[..colon];
            complaint = text.Length > Longest
                ? $"it is longer than {Longest} characters"
                : $"it begins with no kind of point{NearestName.Hint(word, FaultVocabulary.KindWords)}; kinds are {string.Join(", ", Array.ConvertAll(FaultVocabulary.KindWords, w => $"\"{w}:\""))}";
            return false;
        }

        var rest = text[(colon + 1)..];
        complaint = Complain(rest);
        if (complaint is null)
        {
            target = Read(text, rest, kind, out complaint);
        }

        return target is not null;
    }

    private static string? Complain(string rest) =>
        rest.Length == 0 ? "nothing follows the colon; say \"*\" for everything"
        : rest != rest.Trim() ? "spaces stand around what follows the colon; take them away"
        : rest.Contains("***", StringComparison.Ordinal) ? "\"***\" means nothing; say \"*\" within a segment or \"**\" across"
        : HasControl(rest) ? "it holds a control character"
        : null;

    private static bool HasControl(string rest)
    {
        foreach (var c in rest)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static FaultTarget? Read(string text, string rest, PointKind kind, out string? complaint)
    {
        complaint = null;
        switch (kind)
        {
            case PointKind.Lambda or PointKind.Custom:
                return new(text, kind, [Glob(rest, ignoresCase: false)], null);
            case PointKind.Aws:
                var slash = rest.IndexOf('/', StringComparison.Ordinal);
                var service = slash < 0 ? rest : rest[..slash];
                var operation = slash < 0 ? "*" : rest[(slash + 1)..];
                complaint = service.Length == 0 || operation.Length == 0 || operation.Contains('/', StringComparison.Ordinal)
                    ? "an aws target is service/operation, such as \"aws:DynamoDB/PutItem\" or \"aws:S3/*\""
                    : null;
                return complaint is null ? new(text, kind, [Glob(service), Glob(operation)], null) : null;
            case PointKind.AspNetCore:
                var method = TakeMethod(ref rest, out complaint);
                complaint ??= rest.StartsWith('/') || rest == "*" ? null : "an aspnetcore target is a path, such as \"aspnetcore:GET /orders/*\"";
                return complaint is null ? new(text, kind, [Glob(method)], PathGlob(rest == "*" ? "" : rest)) : null;
            default:
                return ReadRequest(text, rest, out complaint);
        }
    }

    private static FaultTarget? ReadRequest(string text, string rest, out string? complaint)
    {
        var method = TakeMethod(ref rest, out complaint);
        var scheme = "*";
        var schemeEnd = rest.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd >= 0 && schemeEnd < rest.IndexOf('/', StringComparison.Ordinal))
        {
            (scheme, rest) = (rest[..schemeEnd], rest[(schemeEnd + 3)..]);
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[slash..];
        var (host, port) = SplitPort(authority);
        complaint ??= host.Length == 0 ? "the host is missing; write it as \"http:GET prices.internal/quotes/*\", or \"*\" for every host"
            : host.Contains(' ', StringComparison.Ordinal) ? "a host holds no space; at most a method and one space stand before it"
            : host.Contains('@', StringComparison.Ordinal) ? "user names are no part of a target"
            : host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? "an IPv6 address stands in brackets, as in \"http:[::1]:8080\""
            : path.AsSpan().ContainsAny('?', '#') ? "a target ends with the path: queries and fragments are no part of it"
            : !Glob(scheme).IsMatch("http") && !Glob(scheme).IsMatch("https") ? $"\"{scheme}\" is no scheme of these requests; expected http or https"
            : !IsPort(port) ? $"\"{port}\" is no port; expected 1 to 65535, or \"*\""
            : null;
        return complaint is null
            ? new(text, PointKind.Http, [Glob(method), Glob(scheme), Glob(host), Glob(port)], PathGlob(path))
            : null;
    }

    private static string TakeMethod(ref string rest, out string? complaint)
    {
        complaint = null;
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return "*";
        }

        // A path with a space in it would be taken for a method and a host; requests send the space escaped.
        var method = rest[..space];
        complaint = method.AsSpan().IndexOfAnyExcept(s_method) < 0 ? null : $"\"{method}\" is no method; a space stands only behind one, and in paths as %20";
        rest = rest[(space + 1)..];
        return method;
    }

    /// <summary>The colons of an IPv6 address stand in brackets; the one before a port does not.</summary>
    private static (string Host, string Port) SplitPort(string authority)
    {
        var colon = authority.LastIndexOf(':');
        return colon < 0 || colon < authority.LastIndexOf(']') ? (authority, "*") : (authority[..colon], authority[(colon + 1)..]);
    }

    /// <summary>Written as a point's name has it: with a sign or a leading zero it would never match.</summary>
    private static bool IsPort(string text) =>
        text == "*" || (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && text[0] != '0');

    private static GlobPattern Glob(string pattern, bool ignoresCase = true) => pattern == "*" ? s_any : new(pattern, '.', ignoresCase);

    private static GlobPattern? PathGlob(string pattern) => pattern is "" or "/**" ? null : new(pattern, '/', ignoresCase: false);
}
