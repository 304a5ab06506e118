using System.Security.Cryptography;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Payloads as large as Lambda lets them be: 6 MB at once, and streams of 20 MB and more (AWS Lambda Developer Guide, "Lambda quotas").</summary>
public sealed class LargePayloadTests
{
    private const int MostAtOnce = 6 * 1024 * 1024;
    private const int Stream = 20 * 1024 * 1024;

    private static readonly byte[] s_bytes = RandomNumberGenerator.GetBytes(64 * 1024);

    [Theory]
    [BothTransports(false)]
    [BothTransports(true)]
    public async Task EventAndResult_PassWhole_ButForTheBytesThatAFaultChanges(Transport transport, bool isChunked)
    {
        byte[] json = [(byte)'"', .. Enumerable.Repeat((byte)'x', MostAtOnce - 2), (byte)'"'];
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Latency(TimeSpan.Zero), Rules.Corrupt(PayloadSide.Request), Rules.Corrupt(PayloadSide.Response));
        byte[]? arrived = null;
        stage.Handler = (_, got) =>
        {
            arrived = got;
            return Task.FromResult(json);
        };

        var outcome = await stage.Start().Function.InvokeAsync(json, new() { Chunked = isChunked }, Patience.Token);

        Assert.True(arrived.AsSpan().SequenceEqual((byte[])[(byte)'}', .. json]));
        Assert.True(outcome.Payload.Span.SequenceEqual((byte[])[(byte)'}', .. json]));
    }

    [Theory]
    [BothTransports(false)]
    [BothTransports(true)]
    public async Task Stream_PassesWhole_BehindAnotherPreludeToo(Transport transport, bool hasOther)
    {
        var rule = hasOther ? Rules.Of(new ResponseFault { Status = 503, KeepBody = true, When = FaultWhen.After }) : Rules.Latency(TimeSpan.Zero, FaultWhen.After);
        await using var stage = await Stage.OpenAsync(transport, null, rule);

        var (outcome, _) = await stage.StreamAsync(Streams.Http, Pieces(Stream));

        var prelude = hasOther ? "{\"statusCode\":503,\"headers\":{}}\0\0\0\0\0\0\0\0" : Streams.Prelude;
        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
        Assert.Equal(prelude, outcome.Text[..prelude.Length]);
        Assert.True(IsWhole(outcome.Payload.Span[prelude.Length..], Stream));
    }

    [Theory, BothTransports]
    public async Task StreamThatBreaksOffLate_HasArrivedUntilThen(Transport transport)
    {
        var cut = new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = Streams.Prelude.Length + (Stream / 2), When = FaultWhen.After };
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(cut));

        var (outcome, written) = await stage.StreamAsync(Streams.Http, Pieces(Stream));

        Assert.Equal(("Runtime.TruncatedResponse", Pieces(Stream).Length), (outcome.ErrorType, written));
        Assert.True(IsWhole(outcome.Payload.Span[Streams.Prelude.Length..], Stream / 2));
    }

    /// <summary>A prelude and a body, written in pieces that are all the same.</summary>
    private static Func<Task<byte[]>>[] Pieces(int length) =>
        [() => Task.FromResult(Encoding.Latin1.GetBytes(Streams.Prelude)), .. Enumerable.Repeat(() => Task.FromResult(s_bytes), length / s_bytes.Length)];

    private static bool IsWhole(ReadOnlySpan<byte> body, int length)
    {
        for (var rest = body; !rest.IsEmpty; rest = rest[s_bytes.Length..])
        {
            if (!rest.StartsWith(s_bytes))
            {
                return false;
            }
        }

        return body.Length == length;
    }
}
