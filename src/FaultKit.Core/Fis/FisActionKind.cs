using System.Linq;

namespace FaultKit;

/// <summary>One of the actions that AWS FIS has at Lambda functions.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parameters">Its parameters. FIS writes numbers and flags as texts.</param>
/// <param name="IsDelay">Whether it delays. The other two decide an invocation's outcome, and conflict with one another.</param>
/// <param name="Make">Its fault.</param>
/// <remarks>Parameters, units and defaults: AWS FIS user guide, actions reference, "AWS Lambda actions".</remarks>
internal sealed record FisActionKind(string Id, PropertyShape[] Parameters, bool IsDelay, Func<ShapeValues, Fault> Make)
{
    private static readonly PropertyShape s_duration = new("duration", new IsoDurationShape(new(TimeSpan.FromSeconds(1), TimeSpan.FromDays(7))), "How long the action lasts.") { IsRequired = true };
    private static readonly PropertyShape s_percentage = new("invocationPercentage", new QuotedShape(new WholeShape(0, 100)), "The share of the invocations, in percent; 100 by default.");
    private static readonly PropertyShape s_prevent = new("preventExecution", new QuotedShape(new FlagShape()), "Whether the function is kept from running.") { IsRequired = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FisActionKind> All { get; } =
    [
        new(
            "aws:lambda:invocation-add-delay",
            [s_duration, s_percentage, new("startupDelayMilliseconds", new QuotedShape(new WholeShape(0, 900_000)), "How long an invocation waits before the function runs, in milliseconds; 1000 by default.")],
            true,
            values => new LatencyFault { Delay = TimeSpan.FromMilliseconds(values.Get("startupDelayMilliseconds", 1000L)) }),
        new(
            "aws:lambda:invocation-error",
            [s_duration, s_percentage, s_prevent],
            false,
            values => new ErrorFault { When = SideOf(values) }),
        new(
            "aws:lambda:invocation-http-integration-response",
            [
                s_duration,
                s_percentage,
                s_prevent,
                new("statusCode", new QuotedShape(new WholeShape(100, 599)), "The status of the response.") { IsRequired = true },
                new("contentTypeHeader", new HeaderValueShape("Content-Type"), "Its content type; none by default."),
            ],
            false,
            values => new ResponseFault { Status = (int)values.Get<long>("statusCode"), Headers = values.Get("contentTypeHeader", HeaderList.Empty), When = SideOf(values) }),
    ];

    /// <summary>What actions elsewhere are for can often be had closer to the code.</summary>
    private static readonly (string Prefix, string Instead)[] s_instead =
    [
        ("aws:fis:inject-api-throttle-error", "a \"throttle\" at an \"aws:\" target does the same to the calls of the function"),
        ("aws:fis:inject-api-", "an \"error\" with \"status\" 500 or 503 at an \"aws:\" target does the same to the calls of the function"),
        ("aws:fis:wait", "give the actions behind it a later start, by an import of their own"),
        ("aws:network:", "a \"connection\" at \"http:\" or \"aws:\" targets does the same to the calls of the function"),
        ("aws:dynamodb:", "the profiles \"dynamodb-throttled\" and \"zone-loss\" do the same to the calls of the function"),
        ("aws:s3:", "the profile \"s3-slow-down\" does something of the kind to the calls of the function"),
        ("aws:ssm:", "\"cpu\", \"memory\" and \"disk\" at a \"lambda:\" target put the function under pressure"),
        ("aws:arc:", "the profile \"zone-loss\" does something of the kind to the calls of the function"),
    ];

    /// <summary>The action of an id; null for others.</summary>
    public static FisActionKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);

    /// <summary>Why an id is none of them, and what to do.</summary>
    public static string WhyNot(string id)
    {
        var ids = All.Select(kind => kind.Id).ToArray();
        var hint = NearestName.Hint(id, ids);
        var instead = Array.Find(s_instead, entry => id.StartsWith(entry.Prefix, StringComparison.Ordinal)).Instead ?? "leave it out, and say by an import of their own when those behind it start";
        return $"{QuotedText.Of(id)} is none of the actions that become rules{hint}: they are {string.Join(", ", ids)}{(hint.Length > 0 ? "" : $"; {instead}")}";
    }

    private static FaultWhen SideOf(ShapeValues values) => values.Get<bool>("preventExecution") ? FaultWhen.Before : FaultWhen.After;
}
