namespace FaultKit;

/// <summary>What grows while a rule's ramp lasts.</summary>
public enum RampKind
{
    /// <summary>Ever more calls are hit: from none to the rule's percentage.</summary>
    Percentage,

    /// <summary>Calls wait ever longer: from no time to the delay of the rule's latency.</summary>
    Delay,
}
