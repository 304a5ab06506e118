namespace FaultKit;

/// <summary>What this process lets rules do: which dangerous faults, which exceptions of its own.</summary>
/// <param name="Allowed">The faults that <c>FAULTKIT_ALLOW</c> names.</param>
/// <param name="Errors">The exceptions that were registered, by name; built afresh for each hit.</param>
internal sealed record ProcessConsent(IReadOnlySet<string> Allowed, IReadOnlyDictionary<string, Func<Exception>>? Errors)
{
    public static ProcessConsent None { get; } = new(new HashSet<string>(), null);

    /// <summary>Why a rule cannot act here; null where it can.</summary>
    public string? WhyInert(FaultRule rule) => rule.Fault is OneOfFault alternatives ? WhyInert(alternatives) : WhyInert(rule.Fault);

    private string? WhyInert(OneOfFault alternatives) => alternatives.Choices.ConvertAll(choice => WhyInert(choice.Fault)).Find(reason => reason is not null);

    private string? WhyInert(Fault fault) =>
        fault.Shape.NeedsConsent && !Allowed.Contains(fault.Type) ? NoConsent(fault)
        : fault is ErrorFault { Exception: { } name } && Errors?.ContainsKey(name) != true ? NotRegistered(name)
        : null;

    // Apart, so that a process whose rules act does not load what the messages are made with.
    private string NoConsent(Fault fault) => $"\"{fault.Type}\" needs the consent of this process; set FAULTKIT_ALLOW={string.Join(',', [.. Allowed, fault.Type])}";

    private string NotRegistered(string name) => $"no exception is registered as \"{name}\"{NearestName.Hint(name, Errors?.Keys ?? [])}; say chaos.AddError(\"{name}\", () => new ...)";
}
