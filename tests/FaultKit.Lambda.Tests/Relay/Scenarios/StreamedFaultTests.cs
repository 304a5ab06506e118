using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What faults do to streams whose end is told in trailers, which are bytes that the relay alone sees.</summary>
public sealed class StreamedFaultTests
{
    private const string Prelude = "{\"statusCode\":200}\0\0\0\0\0\0\0\0";
    private const string Trailers = "Lambda-Runtime-Function-Error-Type: Function.Mid\r\nLambda-Runtime-Function-Error-Body: e30=\r\n";

    [Fact]
    public async Task ResponseAfter_OfAnotherEvent_IsTheBodyAlone()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Response(FaultWhen.After));

        var outcome = await StreamAsync(stage, "1", "5\r\nwhole\r\n0\r\n\r\n");

        Assert.Equal((false, "\"injected\""), (outcome.IsStreamed, outcome.Text));
    }

    [Theory]
    [InlineData("0\r\n\r\n", null)]
    [InlineData("0\r\n" + Trailers + "\r\n", "Function.Mid")]
    public async Task Corruption_ChangesTheStreamAndNotItsEnd(string end, string? error)
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Corrupt(PayloadSide.Response));

        var outcome = await StreamAsync(stage, "1", "5\r\nwhole\r\n" + end);

        Assert.Equal((true, $"}}{Prelude}whole", error), (outcome.IsStreamed, outcome.Text, outcome.Error?.ReportedType));
    }

    [Fact]
    public async Task Truncation_DropsTheRestAndLeavesTheConnectionInStep()
    {
        var fault = new CorruptFault { Kind = CorruptionKind.Truncate, Keep = Rate.Of(0.01) };
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Of(fault) with { Limit = 1 });
        using var client = await RawPeer.ConnectAsync(stage.RuntimeApi);

        var first = await StreamAsync(stage, "1", $"{100_000:X}\r\n{new string('x', 100_000)}\r\n0\r\n{Trailers}\r\n", client);
        var second = await StreamAsync(stage, "1", "5\r\nwhole\r\n0\r\n\r\n", client);

        Assert.Equal((Prelude[..2], "Function.Mid"), (first.Text, first.Error?.ReportedType));
        Assert.Equal(Prelude + "whole", second.Text);
    }

    [Fact]
    public async Task SlowBody_StallsBetweenPieces_AndTheStreamEndsAsTheFunctionEndedIt()
    {
        var time = new InstantTime();
        var fault = new SlowBodyFault { ChunkBytes = 10, Pause = TimeSpan.FromSeconds(1) };
        await using var stage = await Stage.OpenAsync(Transport.Relay, time, Rules.Of(fault));

        var outcome = await StreamAsync(stage, "1", "5\r\nwhole\r\n0\r\n" + Trailers + "\r\n");

        Assert.Equal((true, Prelude + "whole", "Function.Mid"), (outcome.IsStreamed, outcome.Text, outcome.Error?.ReportedType));
        Assert.Equal(3, time.Waits.Count(wait => wait == TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task CorruptedStream_StillArrivesAsItIsWritten()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Corrupt(PayloadSide.Response)));
        using var server = new RawServer();
        await using var relay = LambdaRelay.Start(injector, server.Endpoint, new StandInProcess());
        using var client = await RawPeer.ConnectAsync(relay.Endpoint);
        await client.SayAsync(RelayLine.Get);
        using var api = await server.AcceptAsync();
        await api.HearAsync(RelayLine.Get);
        const string Event = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a\r\nContent-Length: 1\r\n\r\n1";
        await api.SayAsync(Event);
        await client.HearAsync(Event);

        const string Head = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n";
        await client.SayAsync(Head + "2\r\nab\r\n");
        await api.HearAsync(Head + "3\r\n}ab\r\n");
        await client.SayAsync("1\r\nc");
        await api.HearAsync("1\r\nc\r\n");
        await client.SayAsync("\r\n0\r\nA: b\r\n\r\n");
        await api.HearAsync("0\r\nA: b\r\n\r\n");
        await api.SayAsync(RelayLine.Empty);
        await client.HearAsync(RelayLine.Empty);
    }

    /// <summary>Serves one invocation as a streaming runtime client does.</summary>
    private static async Task<LambdaOutcome> StreamAsync(Stage stage, string json, string rest, RawPeer? connection = null)
    {
        var invocation = stage.InvokeAsync(json);
        using var next = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        var id = next.Headers.GetValues(RuntimeApiHeader.RequestId).Single();
        using var own = connection is null ? await RawPeer.ConnectAsync(stage.RuntimeApi) : null;
        var client = connection ?? own!;
        await client.SayAsync(
            $"POST /orders/2018-06-01/runtime/invocation/{id}/response HTTP/1.1\r\nHost: x\r\nContent-Type: {RuntimeApiHeader.HttpStream}\r\n"
            + $"{RuntimeApiHeader.ResponseMode}: streaming\r\nTransfer-Encoding: chunked\r\nTrailer: Lambda-Runtime-Function-Error-Type\r\n\r\n"
            + $"{Prelude.Length:X}\r\n{Prelude}\r\n{rest}");
        var outcome = await invocation;
        Assert.StartsWith("HTTP/1.1 202 Accepted\r\n", await client.HearUntilAsync("{\"status\":\"OK\"}"), StringComparison.Ordinal);
        return outcome;
    }
}
