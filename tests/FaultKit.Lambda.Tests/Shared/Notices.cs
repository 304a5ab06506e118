using System.Collections.Concurrent;

namespace FaultKit.Lambda.Tests;

/// <summary>Hears what FaultKit has to say.</summary>
internal sealed class Notices : IFaultListener
{
    private readonly ConcurrentQueue<FaultNotice> _heard = new();

    public IEnumerable<string> Errors => Of(NoticeLevel.Error);

    public IEnumerable<string> Warnings => Of(NoticeLevel.Warning);

    public void OnHit(FaultHit hit)
    {
    }

    public void OnNotice(FaultNotice notice) => _heard.Enqueue(notice);

    public IEnumerable<string> Of(NoticeLevel level) => _heard.Where(notice => notice.Level == level).Select(notice => notice.Message);
}
