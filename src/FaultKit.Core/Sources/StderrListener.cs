namespace FaultKit;

/// <summary>Writes notices to the error stream: what a process without a host, such as a Lambda function, has for a log.</summary>
internal sealed class StderrListener : IFaultListener
{
    public void OnHit(FaultHit hit)
    {
        // The journal holds them; a line for each would drown the function's own log.
    }

#pragma warning disable RS0030 // There is no host to say it through.
    public void OnNotice(FaultNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        Console.Error.WriteLine($"FaultKit: {notice.Message}");
    }
#pragma warning restore RS0030
}
