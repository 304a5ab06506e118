namespace FaultKit;

/// <summary>Whether a plan may be in force here and now. Every doubt closes it.</summary>
internal static class PlanGate
{
    /// <summary>Why a plan is closed; null where it is open.</summary>
    public static string? WhyClosed(FaultPlan plan, string environment, DateTimeOffset now) =>
        !plan.Enabled ? "the plan says \"enabled\": false"
        : !plan.Environments.Any(e => e == "*" || e.Equals(environment, StringComparison.OrdinalIgnoreCase))
            ? $"the plan is for {string.Join(", ", plan.Environments)}; this is {environment}{(environment == "Production" ? ", as it is wherever DOTNET_ENVIRONMENT is not set" : "")}"
        : plan.Expires <= now ? $"the plan expired at {plan.Expires:u}"
        : null;
}
