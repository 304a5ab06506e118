using System.Linq;

namespace FaultKit;

/// <summary>The services of AWS whose errors are known here. One that is not is answered with what its protocol has in common.</summary>
internal static class AwsCatalogue
{
    /// <summary>The services, in the order the documentation lists them.</summary>
    public static IReadOnlyList<AwsService> Services { get; } =
    [
        DynamoDbErrors.Service, S3Errors.Service, SqsErrors.Service, SnsErrors.Service, SsmErrors.Service, StsErrors.Service,
        SecretsManagerErrors.Service, KinesisErrors.Service, EventBridgeErrors.Service, LambdaErrors.Service, StepFunctionsErrors.Service,
        Ec2ErrorCodes.Service,
    ];

    private static readonly Dictionary<string, AwsService> s_byId = Services.ToDictionary(service => service.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>A service of the catalogue, or one that is known by its protocol alone.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="protocol">The protocol that a call speaks with it.</param>
    public static AwsService Of(string id, AwsProtocol protocol) => s_byId.TryGetValue(id, out var service) ? service : new(id, protocol, []);

    /// <summary>What is odd about a rule: a code that looks misspelt, an operation that goes by another name; null where nothing is.</summary>
    /// <remarks>What is not known is no mistake: services learn new words faster than this catalogue.</remarks>
    public static string? AdviceOn(FaultRule rule)
    {
        // Apart from the rest, so that a process without such rules does not load what the rest is made with.
        return rule.Target.Kind == PointKind.Aws ? AdviceAt(rule) : null;
    }

    private static string? AdviceAt(FaultRule rule)
    {
        var services = Services.Where(service => rule.Target.CoversPart(0, service.Id)).ToArray();
        if (services.Select(service => OtherName(rule.Target, service)).FirstOrDefault(name => name is not null) is { } other)
        {
            return other;
        }

        var faults = rule.Fault is OneOfFault choices ? choices.Choices.Select(choice => choice.Fault) : [rule.Fault];
        return faults.Select(fault => AdviceOn(CodeOf(fault), services)).FirstOrDefault(advice => advice is not null);
    }

    private static string? OtherName(FaultTarget target, AwsService service) => service.Renamed
        .Where(name => target.Text.EndsWith($"/{name.Key}", StringComparison.OrdinalIgnoreCase))
        .Select(name => $"{service.Id} calls {name.Key} {name.Value}; write aws:{service.Id}/{name.Value}")
        .FirstOrDefault();

    private static string? AdviceOn(string? code, AwsService[] services)
    {
        if (code is null || Array.Exists(services, service => service.Codes.Contains(code)))
        {
            return null;
        }

        // No hint, no advice: a code of next year is none of our business.
        var hint = NearestName.Hint(code, services.SelectMany(service => service.Codes));
        return hint.Length == 0 ? null : $"\"{code}\" is no error code of {string.Join(" or ", services.Select(service => service.Id))} that is known here{hint}; it is sent as it stands";
    }

    private static string? CodeOf(Fault fault) => fault switch
    {
        ErrorFault error => error.Code,
        ThrottleFault throttle => throttle.Code,
        AccessDeniedFault denied => denied.Code,
        _ => null,
    };
}
