namespace FaultKit;

/// <summary>Whether a plan may be in force here and now. Every doubt closes it.</summary>
internal static class PlanGate
{
    /// <summary>Why a plan is closed; null where it is open.</summary>
    public static string? WhyClosed(FaultPlan plan, string environment, DateTimeOffset now) =>
        !plan.Enabled ? "the plan says \"enabled\": false"
        : !IsMeant(plan.Environments, environment) ? Elsewhere(plan, environment)
        : plan.Expires <= now ? $"the plan expired at {plan.Expires:u}"
        : null;

    private static bool IsMeant(IReadOnlyList<string> environments, string environment)
    {
        for (var i = 0; i < environments.Count; i++)
        {
            if (environments[i] == "*" || environments[i].Equals(environment, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Elsewhere(FaultPlan plan, string environment) =>
        $"the plan is for {string.Join(", ", plan.Environments)}; this is {environment}{(environment == "Production" ? ", as it is wherever DOTNET_ENVIRONMENT is not set" : "")}";
}
