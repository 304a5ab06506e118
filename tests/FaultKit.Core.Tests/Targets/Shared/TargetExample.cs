namespace FaultKit.Tests;

/// <summary>A line of the table of targets.</summary>
internal sealed record TargetExample(string Target, string Point, string Path, bool IsMatch, string Because)
{
    /// <summary>Whether the target covers the call, as a decision finds out.</summary>
    public bool Ask()
    {
        var target = FaultTarget.Parse(Target);
        return target.Covers(PointOf(Point)) && (target.Path?.IsMatch(Path) ?? true);
    }

    private static FaultPoint PointOf(string text)
    {
        var (kind, name) = (text[..text.IndexOf(':', StringComparison.Ordinal)], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "lambda" => FaultPoint.Lambda(name),
            "aws" => FaultPoint.Aws(name.Split('/')[0], name.Split('/')[1]),
            "point" => FaultPoint.Custom(name),
            "http" => Request(name.Split(' ')[0], new(name.Split(' ')[1])),
            _ => new(PointTable.Unlisted, PointKind.AspNetCore, text, [name]),
        };
    }

    private static FaultPoint Request(string method, Uri address) => FaultPoint.Http(method, address.Scheme, address.IdnHost, address.Port);
}
