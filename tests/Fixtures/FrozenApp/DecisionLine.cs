namespace FaultKit.Tests;

/// <summary>One decision in one line, acted out as a surface does: what was chosen, how long it took, which bytes were touched.</summary>
internal static class DecisionLine
{
    /// <summary>What a line of the input begins with that asks for one.</summary>
    public const string Word = "decide ";

    private static readonly FaultPoint s_point = FaultPoint.Custom("dice");

    /// <summary>Decides about the first call of a scope.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="id">The scope's id.</param>
    public static string Of(FaultInjector injector, string id)
    {
        var payload = "none";
        using (var decision = injector.Decide(new(s_point, scope: new(ScopeKind.Invocation, id))))
        {
            decision?.Delay(FaultWhen.Before);
            _ = decision?.Terminal(FaultWhen.Before);
            var bytes = new byte[100];
            if (decision?.Mangle(PayloadSide.Response, bytes.Length) is { } mangle)
            {
                payload = Convert.ToHexString(mangle.Apply(bytes));
            }
        }

        var hits = injector.Journal.Hits.Where(hit => hit.Scope == id).Select(hit => $"{hit.Outcome} {hit.Rule} {hit.Fault}: {hit.Detail}");
        return $"{id}, {string.Join(", ", hits)}, {payload}";
    }
}
