using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

public sealed class PacedStreamTests : IDisposable
{
    private static readonly SlowBodyFault s_rate = new() { BytesPerSecond = 100 };
    private static readonly SlowBodyFault s_pieces = new() { ChunkBytes = 4, Pause = TimeSpan.FromSeconds(3) };

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _off = new();

    public void Dispose() => _off.Dispose();

    [Fact]
    public async Task AtARate_BytesTakeTheirTime()
    {
        using var stream = Reading(s_rate, 250);

        var reading = ReadAllAsync(stream);
        var took = await PassTimeAsync(reading, TimeSpan.FromMilliseconds(20));

        Assert.InRange(took.TotalSeconds, 2.4, 2.6);
    }

    [Fact]
    public async Task InPieces_TheFirstComesAtOnceAndEachNextAfterAPause()
    {
        using var stream = Reading(s_pieces, 12);
        var buffer = new byte[100];

        var first = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        var second = stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(2.9));
        var isEarly = second.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal((4, false, 4), (first, isEarly, await second));
    }

    [Fact]
    public async Task InPieces_SeveralReadsMayTakeOnePiece()
    {
        using var stream = Reading(s_pieces, 12);
        var buffer = new byte[3];

        var counts = (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken), await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));

        Assert.Equal((3, 1), counts);
    }

    [Fact]
    public async Task Bytes_AreAllThere()
    {
        using var stream = Reading(s_pieces, 10);

        var reading = ReadAllAsync(stream);
        await PassTimeAsync(reading, TimeSpan.FromSeconds(1));

        Assert.Equal(Payload(10), await reading);
    }

    [Fact]
    public async Task Written_BytesTakeTheirTimeToo()
    {
        var target = new MemoryStream();
        using var stream = new PacedStream(target, Pace(s_pieces), ownsInner: false);

        var writing = stream.WriteAsync(Payload(10), TestContext.Current.CancellationToken).AsTask();
        var early = target.Length;
        await PassTimeAsync(writing, TimeSpan.FromSeconds(1));

        Assert.Equal((4, 10), (early, target.Length));
    }

    [Fact]
    public async Task CancelledWhileItTrickles_EndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = Reading(s_rate, 250);

        var reading = stream.ReadAsync(new byte[100], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ended(reading))).CancellationToken);
    }

    [Fact]
    public async Task CancelledWhileItTrickles_FailsInTheWordsOfItsSurface()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = new PacedStream(new MemoryStream(Payload(250)), Pace(s_rate), ownsInner: true, (holdsThread, token) => new IOException($"{holdsThread}, {token.IsCancellationRequested}"));

        var reading = stream.ReadAsync(new byte[100], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.Equal("False, True", (await Assert.ThrowsAsync<IOException>(() => Ended(reading))).Message);
    }

    [Fact]
    public async Task DisposedOfWhileItTrickles_EndsAtOnce()
    {
        var stream = Reading(s_rate, 250);

        var reading = stream.ReadAsync(new byte[100], TestContext.Current.CancellationToken).AsTask();
        await stream.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ended(reading));
    }

    [Fact]
    public void OnAThread_DisposedOfWhileItTrickles_EndsAtOnce()
    {
        var stream = new PacedStream(new MemoryStream(Payload(250)), Pace(s_rate), ownsInner: true, (holdsThread, token) => new IOException($"{holdsThread}, {token.IsCancellationRequested}"));
        Exception? failure = null;

        var reader = new Thread(() => failure = Record.Exception(() => stream.Read(new byte[100])));
        reader.Start();
        var isEarly = reader.Join(TimeSpan.FromMilliseconds(50));
        stream.Dispose();

        Assert.Equal((false, true, "True, False"), (isEarly, reader.Join(TimeSpan.FromSeconds(30)), failure?.Message));
    }

    [Fact]
    public async Task FaultsTurnedOffWhileItTrickles_LetTheRestPassAtOnce()
    {
        using var stream = Reading(s_rate, 100_000);

        var reading = ReadAllAsync(stream);
        await _off.CancelAsync();

        Assert.Equal(100_000, (await Ended(reading)).Length);
    }

    [Fact]
    public async Task PlanThatExpires_EndsItsWaits()
    {
        using var stream = new PacedStream(new MemoryStream(Payload(1000)), Pace(s_rate, _time.GetUtcNow().AddSeconds(1)), ownsInner: true);

        var reading = ReadAllAsync(stream);
        var took = await PassTimeAsync(reading, TimeSpan.FromMilliseconds(50));

        Assert.InRange(took.TotalSeconds, 1, 1.2);
    }

    [Fact]
    public async Task ReaderThatTakesItsTime_GetsNoBurst()
    {
        using var stream = Reading(s_rate, 1000);
        var buffer = new byte[100];
        var first = stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();
        await PassTimeAsync(first, TimeSpan.FromMilliseconds(50));
        _time.Advance(TimeSpan.FromSeconds(5));

        var second = stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();

        Assert.False(second.IsCompleted);
    }

    [Fact]
    public void OnAThread_BytesTakeTheirTimeToo()
    {
        using var stream = Reading(new() { ChunkBytes = 1, Pause = TimeSpan.FromHours(1) }, 2);
        var buffer = new byte[2];
        var first = stream.Read(buffer);
        var isRead = false;

        var reader = new Thread(() => isRead = stream.Read(buffer) == 1);
        reader.Start();
        var isEarly = reader.Join(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 1000 && !reader.Join(TimeSpan.FromMilliseconds(10)); i++)
        {
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((1, false, true), (first, isEarly, isRead));
    }

    private static byte[] Payload(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)i)];

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        return all.ToArray();
    }

    private static Task<T> Ended<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private PacedStream Reading(SlowBodyFault fault, int length) => new(new MemoryStream(Payload(length)), Pace(fault), ownsInner: true);

    private Pace Pace(SlowBodyFault fault, DateTimeOffset? end = null) => new(fault, _time, end, _off.Token);

    /// <summary>Lets the clock run until something has ended; how long that took by it.</summary>
    private async Task<TimeSpan> PassTimeAsync(Task task, TimeSpan step)
    {
        var start = _time.GetUtcNow();
        while (!task.IsCompleted)
        {
            _time.Advance(step);
            await Task.Yield();
        }

        await task;
        return _time.GetUtcNow() - start;
    }
}
