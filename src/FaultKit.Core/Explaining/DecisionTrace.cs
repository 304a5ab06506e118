using System.Globalization;

namespace FaultKit;

/// <summary>Takes down what a decision does with each rule.</summary>
internal sealed class DecisionTrace
{
    private readonly Dictionary<FaultRule, RuleVerdict> _verdicts = [];

    public void Stopped(CompiledRule rule, VerdictKind kind, string detail) => _verdicts[rule.Rule] = new(rule.Rule, kind, detail);

    public void Rolled(CompiledRule rule, ulong roll, double strength)
    {
        var isIn = rule.Lets(roll, strength);
        var share = rule.ShareAt(strength);
        var gave = string.Create(CultureInfo.InvariantCulture, $"the dice gave {FaultDice.Unit(roll):0.000000}");
        var dice = share >= 1 ? $"every call is hit, and {gave}" : string.Create(CultureInfo.InvariantCulture, $"{gave}, {(isIn ? "below" : "not below")} {share:0.######}");
        Stopped(rule, isIn ? VerdictKind.Injected : VerdictKind.DiceSaidNo, dice);
    }

    public void Suppressed(ChosenFault chosen, string reason) => Stopped(chosen.Rule, VerdictKind.Suppressed, reason);

    public RuleVerdict? Of(FaultRule rule) => _verdicts.GetValueOrDefault(rule);
}
