using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests.Http;

/// <summary>Bodies that trickle, and long ones that do not.</summary>
public sealed class SlowBodyTests
{
    private const int Most = 10 * 1024 * 1024;

    private static readonly long s_long = EndlessStream.Fitting(1_000_000_000);
    private static readonly SlowBodyFault s_slow = new() { ChunkBytes = 4, Pause = TimeSpan.FromSeconds(1) };

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("no fault here")]
    [InlineData("slow")]
    [InlineData("field")]
    [InlineData("oversize")]
    [InlineData("repeated")]
    public async Task ALongBody_IsNotHeld(string what)
    {
        Fault fault = what switch
        {
            "slow" => new SlowBodyFault { BytesPerSecond = 1_000_000_000 },
            "field" => new CorruptFault { Kind = CorruptionKind.DropField, Path = "$.a" },
            "oversize" => new CorruptFault { Kind = CorruptionKind.Oversize, Bytes = 1000 },
            "repeated" => new CorruptFault { Kind = CorruptionKind.Duplicate },
            _ => new LatencyFault { Delay = TimeSpan.Zero },
        };
        using var injector = HttpSome.Injector(fault, time: new HurriedTime());
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = new StreamContent(new EndlessStream(s_long)) }));
        using var response = await invoker.SendAsync();
        using var body = response.Content.ReadAsStream(TestContext.Current.CancellationToken);
        var buffer = new byte[128 * 1024];
        var total = 0L;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (int count; (count = body.Read(buffer)) > 0;)
        {
            total += count;
        }

        // On this thread alone, beside which other tests run.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Most);
        Assert.InRange(total, s_long, s_long + 1000);
    }

    [Fact]
    public async Task ARequest_TricklesToo()
    {
        var server = new StubServer();
        using var injector = HttpSome.Injector(s_slow with { On = PayloadSide.Request }, time: _time);
        using var invoker = HttpSome.Invoker(injector, server);

        var call = invoker.SendAsync(HttpSome.Post(new ByteArrayContent(new byte[12])));
        _time.Advance(TimeSpan.FromSeconds(1));
        var isEarly = call.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));
        using var response = await call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal((false, 12), (isEarly, server.Bodies[0].Length));
    }

    [Fact]
    public async Task CallerWhoGivesUpWhileABodyTrickles_IsFreeAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = new ByteArrayContent(new byte[100]) })));

        var call = client.GetStringAsync(HttpSome.Address, cancellation.Token);
        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal(SocketError.OperationAborted, Assert.IsType<SocketException>(failure.GetBaseException()).SocketErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallerWhoGivesUpWhileARequestTrickles_SeesWhatAStalledOneShows(bool holdsThread)
    {
        using var cancellation = new CancellationTokenSource();
        using var injector = HttpSome.Injector(s_slow with { On = PayloadSide.Request }, time: _time);
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        var call = holdsThread
            ? Task.Factory.StartNew(() => invoker.Send(HttpSome.Post(new ByteArrayContent(new byte[12])), cancellation.Token), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : invoker.SendAsync(HttpSome.Post(new ByteArrayContent(new byte[12])), cancellation.Token);
        await cancellation.CancelAsync();
        var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        var write = Assert.IsType<IOException>(Assert.IsType<HttpRequestException>(failure.InnerException).InnerException);
        Assert.Equal((cancellation.Token, true), (failure.CancellationToken, write.Message.StartsWith("Unable to write data", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FaultsTurnedOffWhileABodyTrickles_LetItPass()
    {
        using var injector = HttpSome.Injector(s_slow, time: _time);
        using var client = new HttpClient(new FaultHttpHandler(injector, new StubServer(() => new() { Content = new ByteArrayContent(new byte[100]) })));

        var call = client.GetByteArrayAsync(HttpSome.Address, TestContext.Current.CancellationToken);
        injector.TurnOff("enough");

        Assert.Equal(100, (await call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task CallerWhoGivesUpWhileNobodyAnswers_SeesWhatASilentConnectionShows()
    {
        using var cancellation = new CancellationTokenSource();
        using var injector = HttpSome.Injector(new TimeoutFault(), time: _time);
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        var call = invoker.SendAsync(HttpSome.Get(), cancellation.Token);
        await cancellation.CancelAsync();
        var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        var read = Assert.IsType<IOException>(failure.InnerException);
        Assert.Equal(
            ("The operation was canceled.", cancellation.Token, SocketError.OperationAborted),
            (failure.Message, failure.CancellationToken, Assert.IsType<SocketException>(read.InnerException).SocketErrorCode));
    }
}
