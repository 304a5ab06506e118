using System.Collections.Concurrent;
using Amazon.Runtime;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Finds the point of a call by the type of its request, which belongs to one operation of one service.</summary>
internal static class AwsPoints
{
    private const string Suffix = "Request";

    /// <summary>As many as there are types of requests in the application.</summary>
    private static readonly ConcurrentDictionary<Type, FaultPoint> s_points = new();

    public static FaultPoint Of(IRequestContext context) =>
        s_points.TryGetValue(context.OriginalRequest.GetType(), out var point) ? point : Add(context);

    private static FaultPoint Add(IRequestContext context)
    {
        var type = context.OriginalRequest.GetType();
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;

        // Where the SDK has a name of its own for an operation, the service's is the one in every documentation, log and policy.
        var operation = context.ServiceMetaData.OperationNameMapping.TryGetValue(name, out var own) ? own : name;
        return s_points.GetOrAdd(type, FaultPoint.Aws(context.ServiceMetaData.ServiceId, operation));
    }
}
