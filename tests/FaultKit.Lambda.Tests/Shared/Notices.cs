using System.Collections.Concurrent;

namespace FaultKit.Lambda.Tests;

/// <summary>Hears what FaultKit has to say.</summary>
internal sealed class Notices : IFaultListener
{
    private readonly ConcurrentQueue<FaultNotice> _heard = new();
    private int _injected;

    public IEnumerable<string> Errors => Of(NoticeLevel.Error);

    public IEnumerable<string> Warnings => Of(NoticeLevel.Warning);

    /// <summary>How many hits were injected, however many a journal keeps.</summary>
    public int Injected => _injected;

    public void OnHit(FaultHit hit)
    {
        if (hit.Outcome == HitOutcome.Injected)
        {
            Interlocked.Increment(ref _injected);
        }
    }

    public void OnNotice(FaultNotice notice) => _heard.Enqueue(notice);

    public IEnumerable<string> Of(NoticeLevel level) => _heard.Where(notice => notice.Level == level).Select(notice => notice.Message);
}
