namespace FaultKit;

/// <summary>What FaultKit reads of its process's environment: here and nowhere else, so that tests can say what it holds.</summary>
internal sealed record ProcessEnvironment
{
    /// <summary>The kill switch, <c>FAULTKIT_DISABLED</c>: 1, true, yes or on, in any case. It beats everything.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Where the plan is, <c>FAULTKIT_PLAN</c>; null where it is not set.</summary>
    public string? Plan { get; init; }

    /// <summary>The dangerous faults that this process consents to, <c>FAULTKIT_ALLOW</c>: their names with commas between; a plan cannot grant it.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>();

    /// <summary>The environment's name: <c>DOTNET_ENVIRONMENT</c>, else <c>ASPNETCORE_ENVIRONMENT</c>, else Production, as in .NET.</summary>
    public string Name { get; init; } = "Production";

    /// <summary>The Lambda function this process is, <c>AWS_LAMBDA_FUNCTION_NAME</c>; null where it is none.</summary>
    public string? Function { get; init; }

    /// <summary>Whether Lambda gives this process one invocation at a time: it is a function, and <c>AWS_LAMBDA_MAX_CONCURRENCY</c> is not set.</summary>
    public bool IsOneAtATime { get; init; }

    /// <summary>Reads this process's.</summary>
    public static ProcessEnvironment Read()
    {
#pragma warning disable RS0030 // This is the one place.
        return Read(Environment.GetEnvironmentVariable);
#pragma warning restore RS0030
    }

    /// <summary>Reads it from a function of names.</summary>
    public static ProcessEnvironment Read(Func<string, string?> read) => new()
    {
        IsDisabled = read("FAULTKIT_DISABLED")?.Trim() is { } word && IsYes(word),
        Plan = NullIfEmpty(read("FAULTKIT_PLAN")),
        Allowed = (read("FAULTKIT_ALLOW") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
        Name = NullIfEmpty(read("DOTNET_ENVIRONMENT")) ?? NullIfEmpty(read("ASPNETCORE_ENVIRONMENT")) ?? "Production",
        Function = NullIfEmpty(read("AWS_LAMBDA_FUNCTION_NAME")),
        IsOneAtATime = NullIfEmpty(read("AWS_LAMBDA_FUNCTION_NAME")) is not null && NullIfEmpty(read("AWS_LAMBDA_MAX_CONCURRENCY")) is null,
    };

    private static bool IsYes(string word) =>
        word == "1" || new[] { "true", "yes", "on" }.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
