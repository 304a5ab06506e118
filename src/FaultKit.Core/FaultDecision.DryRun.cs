using System.Globalization;

namespace FaultKit;

/// <content>A decision that is written down and not carried out.</content>
public sealed partial class FaultDecision
{
    /// <summary>Records what would be done, and does nothing.</summary>
    internal void Rehearse()
    {
        foreach (var chosen in _open.ToArray())
        {
            var what = chosen.Fault is LatencyFault latency ? string.Create(CultureInfo.InvariantCulture, $"a delay of {latency.Sample(chosen.Draw).TotalMilliseconds:0.###} ms") : chosen.Fault.Type;
            TryRecord(chosen, HitOutcome.DryRun, $"dry run: {what} {Side(chosen.Fault.IsAfter ? FaultWhen.After : FaultWhen.Before)} the call");
        }

        _open.Clear();
        Dispose();
    }
}
