namespace FaultKit;

/// <summary>What this process lets rules do: which dangerous faults, which exceptions of its own.</summary>
/// <param name="Allowed">The faults that <c>FAULTKIT_ALLOW</c> names.</param>
/// <param name="Errors">The exceptions that were registered, by name; built afresh for each hit.</param>
internal sealed record ProcessConsent(IReadOnlySet<string> Allowed, IReadOnlyDictionary<string, Func<Exception>> Errors)
{
    public static ProcessConsent None { get; } = new(new HashSet<string>(), new Dictionary<string, Func<Exception>>());

    /// <summary>Why a rule cannot act here; null where it can.</summary>
    public string? WhyInert(FaultRule rule) => rule.Fault is OneOfFault alternatives
        ? alternatives.Choices.Select(choice => WhyInert(choice.Fault)).FirstOrDefault(reason => reason is not null)
        : WhyInert(rule.Fault);

    private string? WhyInert(Fault fault) =>
        fault.Shape.NeedsConsent && !Allowed.Contains(fault.Type)
            ? $"\"{fault.Type}\" needs the consent of this process; set FAULTKIT_ALLOW={string.Join(',', Allowed.Append(fault.Type))}"
        : fault is ErrorFault { Exception: { } name } && !Errors.ContainsKey(name)
            ? $"no exception is registered as \"{name}\"{NearestName.Hint(name, Errors.Keys)}; say chaos.AddError(\"{name}\", () => new ...)"
        : null;
}
