namespace FaultKit.Lambda;

/// <summary>Finds the point of an invocation by the ARN it was invoked with.</summary>
internal sealed class FunctionPoints
{
    private volatile Known? _last;

    /// <summary>The function's point; one process is one function, so the last answer is nearly always right.</summary>
    /// <param name="arn"><c>arn:aws:lambda:region:account:function:name[:alias]</c>; or just a name, as test tools send it.</param>
    public FaultPoint Of(string arn)
    {
        if (_last is { } last && last.Arn == arn)
        {
            return last.Point;
        }

        var parts = arn.Split(':');
        var known = new Known(arn, FaultPoint.Lambda(parts.Length >= 7 ? parts[6] : arn));
        _last = known;
        return known.Point;
    }

    private sealed record Known(string Arn, FaultPoint Point);
}
