using System.Collections.Concurrent;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Several invocations at once in one process, as <c>AWS_LAMBDA_MAX_CONCURRENCY</c> allows: each has its own faults, and its own calls.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Pollers = 8;

    private readonly FaultInjector _injector = new();

    private static string[] Ids => [.. Enumerable.Range(0, Pollers).Select(i => $"r{i}")];

    public void Dispose() => _injector.Dispose();

    [Theory, BothTransports]
    public async Task InvocationsInFlightTogether_KeepTheirCallsApart(Transport transport)
    {
        await using var stage = await OpenAsync(transport, Rules.Outbound());
        var asked = new ConcurrentDictionary<string, string>();
        using var all = new CountdownEvent(Pollers);
        Func<string, ITestContext, Task<string>> handler = async (_, context) =>
        {
            all.Signal();
            await Patience.UntilAsync(() => all.IsSet);
            await Outbound.AskAsync(_injector);
            asked[context.AwsRequestId] = string.Join(' ', stage.Hits.Where(hit => hit.Scope == context.AwsRequestId).Select(hit => hit.ScopeKind));
            return "1";
        };
        var chaotic = handler.UseChaos(_injector);
        stage.Handler = async (id, _) => Encoding.UTF8.GetBytes(await chaotic("", new TestContextOf(id)));

        await InvokeAllAsync(stage.Start(Pollers));

        Assert.Equal(Ids, asked.Keys.Order());
        Assert.All(asked.Values, kinds => Assert.Equal("Invocation", kinds));
    }

    [Theory, BothTransports]
    public async Task FaultOfOneInvocation_LeavesTheOthersAlone(Transport transport)
    {
        await using var stage = await OpenAsync(transport, Only("r3", new ErrorFault { Code = "Broken", When = FaultWhen.After }), Only("r5", new CorruptFault { Kind = CorruptionKind.MalformedJson }), Only("r6", new ErrorFault { Code = "Early" }));
        using var all = new CountdownEvent(Pollers - 1);
        stage.Handler = async (_, json) =>
        {
            all.Signal();
            await Patience.UntilAsync(() => all.IsSet);
            return json;
        };

        var outcomes = await InvokeAllAsync(stage.Start(Pollers));

        Assert.Equal(["1", "1", "1", "Broken", "1", "}1", "Early", "1"], outcomes.Select(outcome => outcome.ErrorType ?? outcome.Text));
    }

    [Theory, BothTransports]
    public async Task StreamsInFlightTogether_EndEachWhereItsFaultSays(Transport transport)
    {
        var cut = new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = Streams.Prelude.Length, When = FaultWhen.After };
        await using var stage = await OpenAsync(transport, Only("r3", cut));
        var begun = 0;
        Func<string, Func<Task<byte[]>>> once = piece => async () =>
        {
            Interlocked.Increment(ref begun);
            await Patience.UntilAsync(() => begun >= Pollers);
            return Encoding.Latin1.GetBytes(piece);
        };

        var outcomes = await Task.WhenAll(Ids.Select(id => Task.Run(() => stage.StreamAsAsync(Streams.Http, id, () => Task.FromResult(Encoding.Latin1.GetBytes(Streams.Prelude)), once("whole")))));

        Assert.All(outcomes.Select(one => one.Outcome), outcome => Assert.Equal(
            outcome.RequestId == "r3" ? ("Runtime.TruncatedResponse", Streams.Prelude) : (null, Streams.Prelude + "whole"), (outcome.ErrorType, outcome.Text)));
    }

    [Theory, BothTransports]
    public async Task AnswersThatAreOutstanding_SurviveOtherPolls(Transport transport)
    {
        // Where there is one at a time, a poll says that the last was answered; here it says nothing of the others.
        await using var stage = await OpenAsync(transport, Rules.Error(FaultWhen.After));
        var first = stage.InvokeAsync(id: "r0");
        using var taken = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        var second = stage.InvokeAsync(id: "r1");
        await stage.Runtime.TurnAsync(Patience.Token);

        using var content = new StringContent("1");
        using var receipt = await stage.Client.PostAsync(new Uri(stage.Root + "invocation/r0/response"), content, Patience.Token);

        Assert.Equal(("Broken", "Broken"), ((await first).ErrorType, (await second).ErrorType));
    }

    private static FaultRule Only(string id, Fault fault) => Rules.Of(fault) with { Match = new([new("requestId", MatchOperator.Eq, [MatchValue.Of(id)])]) };

    private static Task<LambdaOutcome[]> InvokeAllAsync(Stage stage) => Task.WhenAll(Ids.Select(id => stage.InvokeAsync(id: id)));

    private Task<Stage> OpenAsync(Transport transport, params FaultRule[] rules)
    {
        var process = new StandInProcess();
        process.Variables["AWS_LAMBDA_FUNCTION_NAME"] = "orders";
        process.Variables["AWS_LAMBDA_MAX_CONCURRENCY"] = $"{Pollers}";
        _injector.Load(FaultPlan.Of(rules));
        return Stage.OpenAsync(transport, _injector, new(), null, process);
    }
}
