namespace FaultKit;

/// <content>Faults that a surface looks at before it acts them out, and those that the process itself suffers.</content>
public sealed partial class FaultDecision
{
    private List<PressureHold>? _pressures;

    /// <summary>What the process was put under.</summary>
    internal IReadOnlyList<PressureHold> Pressures => _pressures ?? [];

    /// <summary>The faults of a sort that act on one side of the call, for a surface that has to see whether they can; looking records nothing.</summary>
    internal IReadOnlyList<ChosenFault> Open<TFault>(FaultWhen when)
        where TFault : Fault => _open.FindAll(chosen => chosen.Fault is TFault && chosen.Fault.IsAfter == (when == FaultWhen.After));

    /// <summary>Records that one of them is acted out; false where faults have been turned off in the meantime.</summary>
    internal bool TryInject(ChosenFault chosen, string detail) => Close(chosen, detail);

    /// <summary>Records that one of them came to nothing, and why.</summary>
    internal void Skip(ChosenFault chosen, string reason) => Miss(chosen, reason);

    /// <summary>Puts the process under pressure until this decision is over; where faults are turned off or its time is up, until then.</summary>
    /// <returns>How long at most; null where there is none.</returns>
    internal TimeSpan? Press()
    {
        TimeSpan? longest = null;
        foreach (var chosen in _open.FindAll(chosen => chosen.Fault.Role == FaultRole.Pressure))
        {
            var time = ((PressureFault)chosen.Fault).Duration ?? PressureFault.DefaultDuration;
            if (TryPress(chosen))
            {
                longest = time > longest ? time : longest ?? time;
            }
        }

        return longest;
    }

    /// <summary>Ends the process where the fault that decides says so.</summary>
    /// <returns>Whether it was ended; who reads this is a test with an end of its own.</returns>
    internal bool TryEndProcess(FaultWhen when)
    {
        if (_terminal?.Fault is not (CrashFault or ExitFault) || Terminal(when) is not { } fault)
        {
            return false;
        }

        if (fault is ExitFault exit)
        {
            _injector.ProcessEnd.Exit(exit.Code);
        }
        else
        {
            _injector.ProcessEnd.Crash($"FaultKit: rule \"{_terminal.Rule.Rule.Name}\" of the plan in force says that this process crashes.");
        }

        return true;
    }

    private bool TryPress(ChosenFault chosen)
    {
        var fault = (PressureFault)chosen.Fault;
        var longest = fault.Duration ?? LatencyFault.MaxDelay;
        longest = _plan.Plan.Expires - Now is { } left && left < longest ? left : longest;
        IDisposable pressure;
        string detail;
#pragma warning disable CA1031 // A disk or a memory that gives nothing is no reason to fail the call.
        try
        {
            pressure = fault.Press(longest, out detail);
        }
        catch (Exception e)
        {
            Miss(chosen, $"the machine did not give it: {e.Message}");
            return false;
        }
#pragma warning restore CA1031

        if (!Close(chosen, detail))
        {
            pressure.Dispose();
            return false;
        }

        (_pressures ??= []).Add(new(pressure, longest > TimeSpan.Zero ? longest : TimeSpan.Zero, _injector.Time, _plan.Switch.Ended));
        return true;
    }
}
