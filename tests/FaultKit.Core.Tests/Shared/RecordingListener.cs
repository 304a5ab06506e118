using System.Collections.Concurrent;

namespace FaultKit.Tests;

/// <summary>Keeps what it is told.</summary>
internal sealed class RecordingListener : IFaultListener
{
    public ConcurrentQueue<FaultHit> Hits { get; } = [];

    public ConcurrentQueue<FaultNotice> Notices { get; } = [];

    public void OnHit(FaultHit hit) => Hits.Enqueue(hit);

    public void OnNotice(FaultNotice notice) => Notices.Enqueue(notice);
}
