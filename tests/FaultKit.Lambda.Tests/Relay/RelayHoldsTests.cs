using System.Net.Sockets;

namespace FaultKit.Lambda.Tests;

public sealed class RelayHoldsTests
{
    private const int Polls = 1_000;

    [Fact]
    public void PollAfterAHoldThatHasEnded_AllocatesNothing()
    {
        using var client = new RelaySocket(new(SocketType.Stream, ProtocolType.Tcp));
        var holds = new RelayHolds();
        new RelayHold(holds, client).Dispose();
        holds.Reclaim();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Polls; i++)
        {
            holds.Reclaim();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
