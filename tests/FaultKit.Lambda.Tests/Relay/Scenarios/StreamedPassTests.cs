namespace FaultKit.Lambda.Tests;

/// <summary>Streamed responses pass as they are written: each flush, each chunk, the trailers.</summary>
public sealed class StreamedPassTests
{
    private const string Head = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nHost: x\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n"
        + "Transfer-Encoding: chunked\r\nTrailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n";

    [Fact]
    public async Task EachFlush_ArrivesBeforeTheNextIsMade()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        await client.SayAsync(Head);
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(Head);

        // Pieces of chunks too: the relay must not wait for anything to be complete.
        foreach (var flush in new[] { "4\r\nha", "lf\r\n", "A;name=\"a;b\"\r\n0123456789", "\r\n05\r\nwhole\r", "\n0", "\r\n" })
        {
            await client.SayAsync(flush);
            await api.HearAsync(flush);
        }

        await client.SayAsync("Lambda-Runtime-Function-Error-Type: Function.Mid\r\nLambda-Runtime-Function-Error-Body: e30=\r\n\r\n");
        await api.HearAsync("Lambda-Runtime-Function-Error-Type: Function.Mid\r\nLambda-Runtime-Function-Error-Body: e30=\r\n\r\n");
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
    }

    [Fact]
    public async Task EventInChunks_ArrivesAsItIsSent()
    {
        await using var line = new RelayLine();
        using var client = await line.ConnectAsync();
        await client.SayAsync(RelayLine.Get);
        using var api = await line.Server.AcceptAsync();

        foreach (var flush in new[] { "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n", "3\r\n{\"a", "\r\n00002\r\n\":", "\r\n0\r\nLast: 1\r\n", "\r\n" })
        {
            await api.SayAsync(flush);
            await client.HearAsync(flush);
        }

        await client.SayAsync(RelayLine.Get);
        await api.HearAsync(RelayLine.Get + RelayLine.Get);
    }

    [Fact]
    public async Task StreamCutOff_IsCutOffForTheApi()
    {
        await using var line = new RelayLine();
        var client = await line.ConnectAsync();
        await client.SayAsync(Head + "4\r\nhalf\r\n");
        using var api = await line.Server.AcceptAsync();
        await api.HearAsync(Head + "4\r\nhalf\r\n");

        client.Dispose();

        await api.HearEndAsync();
        api.Dispose();
        await line.UntilAloneAsync();
    }
}
