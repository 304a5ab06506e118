using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>A function may block every thread of the pool; the relay has its own.</summary>
/// <remarks>Everything here holds its threads, because the pool is what is missing.</remarks>
[Collection(nameof(StarvedPoolTests))]
[CollectionDefinition(DisableParallelization = true)]
public sealed class StarvedPoolTests
{
    private const int Blocked = 24;

    private const string Event = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a\r\nContent-Length: 1\r\n\r\n1";

    [Fact]
    public void BlockedPool_DelaysNeitherBytesNorFaults()
    {
        var elapsed = WithoutAPool(ServeOne);

        // The delay is 200 ms; a pool that grows by a thread or two a second would take ten times as long.
        Assert.InRange(elapsed, TimeSpan.FromMilliseconds(199), TimeSpan.FromSeconds(2));
    }

    private static TimeSpan WithoutAPool(Action action)
    {
        using var free = new ManualResetEventSlim();
        using var ended = new CountdownEvent(2 * Blocked);
        ThreadPool.GetMinThreads(out var workers, out var io);
        ThreadPool.GetMaxThreads(out var mostWorkers, out var mostIo);
        ThreadPool.SetMinThreads(Blocked, io);
        ThreadPool.SetMaxThreads(Blocked, mostIo);
        try
        {
            // Twice as many as there are threads: whatever else is queued comes after them.
            for (var i = 0; i < 2 * Blocked; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    _ =>
                    {
                        free.Wait();
                        ended.Signal();
                    },
                    null);
            }

            Assert.True(SpinWait.SpinUntil(() => ThreadPool.ThreadCount >= Blocked, TimeSpan.FromSeconds(30)));
            var watch = Stopwatch.StartNew();
            action();
            return watch.Elapsed;
        }
        finally
        {
            free.Set();
            ended.Wait();
            ThreadPool.SetMaxThreads(mostWorkers, mostIo);
            ThreadPool.SetMinThreads(workers, io);
        }
    }

    private static void ServeOne()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromMilliseconds(200))));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var relay = LambdaRelay.Start(injector, listener.LocalEndpoint.ToString()!, new StandInProcess());
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, int.Parse(relay.Endpoint.Split(':')[1], CultureInfo.InvariantCulture));
        client.GetStream().Write(Encoding.Latin1.GetBytes(RelayLine.Get));
        Assert.True(listener.Server.Poll(TimeSpan.FromSeconds(20), SelectMode.SelectRead));
        using var api = listener.AcceptTcpClient();
        Hear(api, RelayLine.Get);
        api.GetStream().Write(Encoding.Latin1.GetBytes(Event));
        Hear(client, Event);
    }

    private static void Hear(TcpClient peer, string text)
    {
        // Without a pool there is nobody to cancel a wait.
        peer.ReceiveTimeout = 20_000;
        var bytes = new byte[text.Length];
        peer.GetStream().ReadExactly(bytes);
        Assert.Equal(text, Encoding.Latin1.GetString(bytes));
    }
}
