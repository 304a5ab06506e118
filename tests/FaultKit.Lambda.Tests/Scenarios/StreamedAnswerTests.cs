using System.Text;
using FaultKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What faults do to responses that are streamed, on every way that sees them; trailers are bytes that the relay alone can write.</summary>
public sealed class StreamedAnswerTests
{
    private const string Http = Streams.Http;
    private const string Prelude = Streams.Prelude;

    [Theory, BothTransports]
    public async Task StreamThatBreaksOff_IsTruncated_AndTheFunctionIsHeardOut(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(Prelude.Length + 3)));

        var (outcome, written) = await stage.StreamAsync(Http, Prelude, "whole", " and more");

        Assert.Equal((LambdaOutcomeKind.Failed, "Runtime.TruncatedResponse", 3), (outcome.Kind, outcome.ErrorType, written));
        Assert.Equal(Prelude + "who", outcome.Text);
        Assert.Equal((HitOutcome.Injected, $"the stream broke off after {Prelude.Length + 3} bytes"), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    [Theory, BothTransports]
    public async Task StreamThatIsShorter_BreaksOffAtItsEnd(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(1000)));

        var (outcome, _) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal(("Runtime.TruncatedResponse", HitOutcome.Injected), (outcome.ErrorType, stage.Hits.Single().Outcome));
    }

    [Theory, BothTransports]
    public async Task StreamThatBreaksOffAtOnce_TellsNothing(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(0)));

        var (outcome, written) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal(("Runtime.TruncatedResponse", "", 2), (outcome.ErrorType, outcome.Text, written));
    }

    [Theory, BothTransports]
    public async Task RelayedConnection_ServesTheNextInvocation_AfterOneWasCut(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(0)) with { Limit = 1 });

        await stage.StreamAsync(Http, Prelude, "whole");
        var (outcome, _) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((LambdaOutcomeKind.Succeeded, Prelude + "whole"), (outcome.Kind, outcome.Text));
    }

    [Theory]
    [InlineData(Transport.Memory)]
    [InlineData(Transport.Socket)]
    public async Task StreamThatFailsWhileItIsReplaced_IsReplacedAllTheSame(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(new ErrorFault { Code = "Injected", When = FaultWhen.After }));

        var (outcome, _) = await stage.StreamAsync(Http, Now(Prelude), Fails);

        Assert.Equal((LambdaOutcomeKind.Failed, "Injected"), (outcome.Kind, outcome.ErrorType));
    }

    [Theory]
    [InlineData(Transport.Memory)]
    [InlineData(Transport.Socket)]
    public async Task StreamThatFailsBehindItsCut_IsAcceptedAllTheSame(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(Prelude.Length)));

        var (outcome, written) = await stage.StreamAsync(Http, Now(Prelude), Now("whole"), Fails);

        Assert.Equal(("Runtime.TruncatedResponse", 2), (outcome.ErrorType, written));
    }

    [Theory, BothTransports]
    public async Task FaultsTurnedOffInMidStream_LetItPassWhole(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Broken(Prelude.Length + 3)));

        var (outcome, _) = await stage.StreamAsync(Http, Now(Prelude), () =>
        {
            stage.Injector.TurnOff("enough");
            return Now("whole")();
        });

        Assert.Equal((LambdaOutcomeKind.Succeeded, Prelude + "whole"), (outcome.Kind, outcome.Text));
        Assert.Equal(HitOutcome.Missed, stage.Hits.Single().Outcome);
    }

    [Theory]
    [BothTransports("connection")]
    [BothTransports("error")]
    public async Task AnswerThatIsNotStreamed_HasNoMiddle(Transport transport, string fault)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(fault == "error" ? Mid(1) : Broken(1)))).Start();

        var outcome = await stage.InvokeAsync();

        Assert.Equal("[1]", outcome.Text);
        Assert.Equal((HitOutcome.Missed, "the answer is not streamed, and has no middle"), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    [Fact]
    public async Task ErrorInTheMiddle_IsToldInTheTrailers()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Of(Mid(Prelude.Length + 3)));

        var (outcome, written) = await stage.StreamAsync(Http, Prelude, "whole", " and more");

        Assert.Equal((LambdaOutcomeKind.Failed, true, Prelude + "who", 3), (outcome.Kind, outcome.IsStreamed, outcome.Text, written));
        Assert.Equal(("Broken", "It broke.", "Broken"), (outcome.ErrorType, outcome.ErrorMessage, outcome.Error!.ReportedType));
        Assert.Contains("stackTrace", outcome.Error.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorBeyondTheEnd_ComesAtTheEnd()
    {
        await using var stage = await Stage.OpenAsync(Transport.Relay, null, Rules.Of(Mid(1000)));

        var (outcome, _) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((Prelude + "whole", "Broken"), (outcome.Text, outcome.ErrorType));
    }

    [Theory]
    [InlineData(Transport.Memory)]
    [InlineData(Transport.Socket)]
    public async Task ErrorInTheMiddle_OfAClientWithoutTrailers_IsMissed(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Mid(3)));

        var (outcome, _) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((Prelude + "whole", HitOutcome.Missed), (outcome.Text, stage.Hits.Single().Outcome));
        Assert.StartsWith("this client sends no trailers", stage.Hits.Single().Detail, StringComparison.Ordinal);
    }

    [Theory, BothTransports]
    public async Task Prelude_IsReplaced_AndTheBodyStays(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Head()));

        // The prelude comes in pieces, and the delimiter too.
        var (outcome, _) = await stage.StreamAsync(Http, Prelude[..7], Prelude[7..^5], Prelude[^5..], "wh", "ole");

        Assert.Equal((LambdaOutcomeKind.Succeeded, true), (outcome.Kind, outcome.IsStreamed));
        Assert.Equal("{\"statusCode\":418,\"headers\":{\"X-Drill\":\"1\"}}\0\0\0\0\0\0\0\0whole", outcome.Text);
        Assert.Equal((HitOutcome.Injected, "status 418 before the function's own body"), (stage.Hits.Single().Outcome, stage.Hits.Single().Detail));
    }

    [Theory, BothTransports]
    public async Task PreludeOfANonHttpEvent_Stays(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Of(Head()));

        var (outcome, _) = await stage.StreamAsync("1", Prelude, "whole");

        Assert.Equal((Prelude + "whole", "the answer has no status that could be another"), (outcome.Text, stage.Hits.Single().Detail));
    }

    [Theory, BothTransports]
    public async Task SlowBody_StallsBetweenPieces(Transport transport)
    {
        var time = new InstantTime();
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Of(new SlowBodyFault { ChunkBytes = 10, Pause = TimeSpan.FromSeconds(1) }));

        var (outcome, _) = await stage.StreamAsync(Http, Prelude + "whole");

        Assert.Equal((true, Prelude + "whole"), (outcome.IsStreamed, outcome.Text));
        Assert.Equal(3, time.Waits.Count(wait => wait == TimeSpan.FromSeconds(1)));
    }

    [Theory, BothTransports]
    public async Task Corruption_ChangesTheStream(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Corrupt(PayloadSide.Response));

        var (outcome, _) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((true, $"}}{Prelude}whole"), (outcome.IsStreamed, outcome.Text));
    }

    [Theory, BothTransports]
    public async Task ErrorAfter_ReplacesTheStreamOfTheFunctionThatRan(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Error(FaultWhen.After));

        var (outcome, written) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((LambdaOutcomeKind.Failed, "Broken", false, 2), (outcome.Kind, outcome.ErrorType, outcome.IsStreamed, written));
    }

    [Theory, BothTransports]
    public async Task ResponseAfter_HasTheFormOfAStream(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Response(FaultWhen.After));

        var (outcome, written) = await stage.StreamAsync(Http, Prelude, "whole");

        Assert.Equal((true, RuntimeApiHeader.HttpStream, 2), (outcome.IsStreamed, outcome.ContentType, written));
        Assert.Equal("{\"statusCode\":503,\"headers\":{\"Content-Type\":\"application/json\"}}\0\0\0\0\0\0\0\0\"injected\"", outcome.Text);
    }

    [Theory, BothTransports]
    public async Task ThrottleBefore_OfAFunctionThatWasSeenToStream_HasTheFormOfAStream(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Outbound());
        await stage.StreamAsync(Http, Prelude, "whole");

        stage.Injector.Load(FaultPlan.Of(Rules.Throttle()));
        _ = stage.Runtime.TurnAsync(Patience.Token);
        var outcome = await stage.InvokeAsync(Http);

        Assert.Equal((true, "{\"statusCode\":429,\"headers\":{\"Retry-After\":\"2\"}}\0\0\0\0\0\0\0\0"), (outcome.IsStreamed, outcome.Text));
    }

    [Theory, BothTransports]
    public async Task LatencyAfter_HoldsTheStreamBackAndThenLetsItPass(Transport transport)
    {
        var time = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(transport, time, Rules.Latency(TimeSpan.FromMinutes(1), FaultWhen.After));

        var streaming = stage.StreamAsync(Http, Prelude, "whole");
        await Patience.UntilAsync(() => stage.Hits.Count == 1);
        var isEarly = streaming.IsCompleted;
        await ClockPump.UntilAsync(time, streaming);

        Assert.False(isEarly);
        Assert.Equal((true, Prelude + "whole"), ((await streaming).Outcome.IsStreamed, (await streaming).Outcome.Text));
    }

    private static Func<Task<byte[]>> Now(string piece) => () => Task.FromResult(Encoding.Latin1.GetBytes(piece));

    private static Task<byte[]> Fails() => Task.FromException<byte[]>(new InvalidOperationException("in the middle"));

    private static ConnectionFault Broken(long after) => new() { Kind = ConnectionKind.Closed, AfterBytes = after, When = FaultWhen.After };

    private static ErrorFault Mid(long after) => new() { Code = "Broken", Message = "It broke.", AfterBytes = after, When = FaultWhen.After };

    private static ResponseFault Head() => new() { Status = 418, Headers = new([new("X-Drill", "1")]), KeepBody = true, When = FaultWhen.After };
}
