namespace FaultKit;

/// <summary>Composes the faults that chance let through at one call.</summary>
/// <remarks>
/// Delays add up. The first terminal fault in the order of the document wins. Corruption touches only a payload that really passes.
/// What lost is kept, to be recorded as suppressed.
/// </remarks>
internal sealed class DecisionDraft
{
    private readonly List<ChosenFault> _delays = [];
    private readonly List<ChosenFault> _payloads = [];
    private readonly List<ChosenFault> _pressures = [];

    public IReadOnlyList<ChosenFault> Delays => _delays;

    public IReadOnlyList<ChosenFault> Payloads => _payloads;

    public IReadOnlyList<ChosenFault> Pressures => _pressures;

    public ChosenFault? Terminal { get; private set; }

    /// <summary>What lost, and to what.</summary>
    public List<(ChosenFault Fault, string Reason)> Suppressed { get; } = [];

    /// <summary>Who came back before a wait was over, and by how much.</summary>
    public List<(ChosenFault Fault, string Detail)> Early { get; } = [];

    public bool IsEmpty => _delays.Count == 0 && _payloads.Count == 0 && _pressures.Count == 0 && Terminal is null;

    public void Add(ChosenFault chosen)
    {
        if (chosen.Fault.Role == FaultRole.Terminal && Terminal is not null)
        {
            Suppressed.Add((chosen, $"rule \"{Terminal.Rule.Rule.Name}\" came first"));
        }
        else if (!chosen.Rule.State.TryReserve())
        {
            Suppressed.Add((chosen, $"its limit of {chosen.Rule.Rule.Limit} is reached"));
        }
        else if (chosen.Fault.Role == FaultRole.Terminal)
        {
            Terminal = chosen;
        }
        else
        {
            (chosen.Fault.Role switch { FaultRole.Delay => _delays, FaultRole.Pressure => _pressures, _ => _payloads }).Add(chosen);
        }
    }

    /// <summary>Takes out the corruptions whose payload will not pass: all of them without a call, the response's where it is replaced.</summary>
    public void Compose()
    {
        if (Terminal is null)
        {
            return;
        }

        foreach (var chosen in _payloads.FindAll(IsMoot))
        {
            _payloads.Remove(chosen);
            chosen.Rule.State.Release();
            Suppressed.Add((chosen, $"rule \"{Terminal.Rule.Rule.Name}\" leaves no payload to touch"));
        }

        foreach (var chosen in Terminal.Fault.IsAfter ? [] : _pressures.ToArray())
        {
            _pressures.Remove(chosen);
            chosen.Rule.State.Release();
            Suppressed.Add((chosen, $"rule \"{Terminal.Rule.Rule.Name}\" leaves no call to put under pressure"));
        }
    }

    /// <summary>Takes everything out.</summary>
    public void Drop(string reason)
    {
        List<ChosenFault> all = [.. _delays, .. _payloads, .. _pressures];
        if (Terminal is not null)
        {
            all.Add(Terminal);
        }

        _delays.Clear();
        _payloads.Clear();
        _pressures.Clear();
        Terminal = null;
        foreach (var chosen in all)
        {
            chosen.Rule.State.Release();
            Suppressed.Add((chosen, reason));
        }
    }

    private bool IsMoot(ChosenFault chosen) =>
        !Terminal!.Fault.IsAfter || chosen.Fault.IsAfter;
}
