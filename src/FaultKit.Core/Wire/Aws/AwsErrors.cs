using System.Linq;

namespace FaultKit;

/// <summary>Finds the error that a service answers a fault with.</summary>
internal static class AwsErrors
{
    /// <param name="fault">The fault.</param>
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    public static AwsError Of(Fault fault, AwsService service, string operation) => fault switch
    {
        ThrottleFault { Code: { } code } => service.Of(code),
        ThrottleFault => service.Of(AwsErrorKind.Throttled, operation),
        AccessDeniedFault denied => Of(denied, service, operation),
        ClockSkewFault => service.Of(AwsErrorKind.Skewed, operation),
        ErrorFault error => Of(error, service, operation),
        _ => throw new NotSupportedException($"No service of AWS can act out \"{fault.Type}\"."),
    };

    private static AwsError Of(AccessDeniedFault fault, AwsService service, string operation)
    {
        var kind = fault.Kind switch
        {
            DenialKind.Expired => AwsErrorKind.Expired,
            DenialKind.Invalid => AwsErrorKind.Invalid,
            _ => AwsErrorKind.Denied,
        };
        var own = service.Of(kind, operation);
        var error = fault.Code is not { } code ? own : service.Errors.Any(known => known.Code == code) ? service.Of(code) : own with { Code = code, QueryCode = null };
        return error with { Message = fault.Message ?? error.Message };
    }

    private static AwsError Of(ErrorFault fault, AwsService service, string operation)
    {
        var error = fault switch
        {
            { Code: { } code } => service.Of(code),
            { Reasons.Count: > 0 } => Cancelled(fault, service),
            { Status: { } status } => OfStatus(status, service, operation),
            _ => service.Of(AwsErrorKind.Internal, operation),
        };
        return error with { Status = fault.Status ?? error.Status, Message = fault.Message ?? error.Message };
    }

    /// <summary>The service names the reasons of all items in its message too.</summary>
    private static AwsError Cancelled(ErrorFault fault, AwsService service)
    {
        var error = service.Of(ErrorFault.Cancelled);
        return error with { Message = $"{error.Message} [{fault.Reasons}]" };
    }

    /// <summary>What a service says with a status, where a plan gives the status alone.</summary>
    private static AwsError OfStatus(int status, AwsService service, string operation) => status switch
    {
        429 => service.Of(AwsErrorKind.Throttled, operation),
        401 or 403 => service.Of(AwsErrorKind.Denied, operation),
        503 => service.Of(AwsErrorKind.Unavailable, operation),
        >= 500 => service.Of(AwsErrorKind.Internal, operation),
        _ => service.Errors.FirstOrDefault(error => error.Status == status) ?? service.Of("ValidationException"),
    };
}
