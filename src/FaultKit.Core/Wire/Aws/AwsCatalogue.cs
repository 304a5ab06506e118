namespace FaultKit;

/// <summary>The services of AWS whose errors are known here. One that is not is answered with what its protocol has in common.</summary>
internal static class AwsCatalogue
{
    /// <summary>The services, in the order the documentation lists them.</summary>
    public static AwsService[] Services { get; } =
    [
        DynamoDbErrors.Service, S3Errors.Service, SqsErrors.Service, SnsErrors.Service, SsmErrors.Service, StsErrors.Service,
        SecretsManagerErrors.Service, KinesisErrors.Service, EventBridgeErrors.Service, LambdaErrors.Service, StepFunctionsErrors.Service,
        Ec2ErrorCodes.Service,
    ];

    /// <summary>A service of the catalogue, or one that is known by its protocol alone.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="protocol">The protocol that a call speaks with it.</param>
    public static AwsService Of(string id, AwsProtocol protocol) => Array.Find(Services, service => string.Equals(service.Id, id, StringComparison.OrdinalIgnoreCase)) ?? new(id, protocol, []);

    /// <summary>What is odd about a rule: a code that looks misspelt, an operation that goes by another name; null where nothing is.</summary>
    /// <remarks>What is not known is no mistake: services learn new words faster than this catalogue.</remarks>
    public static string? AdviceOn(FaultRule rule) => rule.Target.Kind == PointKind.Aws ? AdviceAt(rule) : null;

    private static string? AdviceAt(FaultRule rule)
    {
        var services = Array.FindAll(Services, service => rule.Target.CoversPart(0, service.Id));
        foreach (var service in services)
        {
            if (OtherName(rule.Target, service) is { } other)
            {
                return other;
            }
        }

        foreach (var fault in rule.Fault.Alternatives)
        {
            if (AdviceOn(CodeOf(fault), services) is { } advice)
            {
                return advice;
            }
        }

        return null;
    }

    private static string? OtherName(FaultTarget target, AwsService service)
    {
        foreach (var (sdk, own) in service.Renamed)
        {
            if (target.Text.EndsWith($"/{sdk}", StringComparison.OrdinalIgnoreCase))
            {
                return $"{service.Id} calls {sdk} {own}; write aws:{service.Id}/{own}";
            }
        }

        return null;
    }

    private static string? AdviceOn(string? code, AwsService[] services)
    {
        var codes = new List<string>();
        Array.ForEach(services, service => codes.AddRange(service.Codes));
        if (code is null || codes.Contains(code))
        {
            return null;
        }

        // No hint, no advice: a code of next year is none of our business.
        var hint = NearestName.Hint(code, codes);
        return hint.Length == 0 ? null : $"\"{code}\" is no error code of {string.Join(" or ", Array.ConvertAll(services, service => service.Id))} that is known here{hint}; it is sent as it stands";
    }

    private static string? CodeOf(Fault fault) => fault switch
    {
        ErrorFault error => error.Code,
        ThrottleFault throttle => throttle.Code,
        AccessDeniedFault denied => denied.Code,
        _ => null,
    };
}
