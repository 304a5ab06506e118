namespace FaultKit.Lambda;

/// <summary>Writes every injected fault to the function's log as a metric, in CloudWatch's embedded metric format.</summary>
internal sealed class MetricsListener(MetricLine line, Action<ReadOnlyMemory<byte>> write) : IFaultListener
{
    public void OnHit(FaultHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        if (hit.Outcome == HitOutcome.Injected)
        {
            write(line.Write(hit));
        }
    }

    public void OnNotice(FaultNotice notice)
    {
        // Words are for the error stream.
    }
}
