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

    /// <summary>The alias or version that a function was invoked by; <c>$LATEST</c> where the caller named none, which is what runs then. Null where the text is no ARN.</summary>
    public static string? QualifierOf(string? arn) => arn?.Split(':') switch
    {
        ["arn", _, _, _, _, "function", _] => "$LATEST",
        ["arn", _, _, _, _, "function", _, var qualifier] => qualifier,
        _ => null,
    };

    private sealed record Known(string Arn, FaultPoint Point);
}
