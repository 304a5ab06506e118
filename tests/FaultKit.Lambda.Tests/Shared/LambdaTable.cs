namespace FaultKit.Lambda.Tests;

/// <summary>Which fault can be acted out on which way into a function, and the test that shows it; written out as <c>docs/lambda.md</c>.</summary>
internal static class LambdaTable
{
    public const string Relay = "1 relay";
    public const string Client = "2 runtime client";
    public const string Delegate = "3 delegate";
    public const string Layer = "4 layer";

    private const string NoBytes = "no: a delegate passes objects on, not bytes";
    private const string NoHosting = "no: hosting builds a bootstrap of its own, without this client or a delegate";
    private const string NoTrailers = "no: an HTTP client of .NET sends no trailers";
    private const string NoMiddle = "no: only a streamed response has a middle";
    private const string Pressure = "ProcessFaultTests.Pressure_IsOnWhileTheHandlerRuns_AndOverWithItsAnswer";
    private const string PressureOfADelegate = "ProcessFaultTests.PressureOfADelegate_IsTheSame";

    /// <summary>The test of a way and a form in a process of its own; it lives with the layer's tests, which have such processes.</summary>
    public const string ProcessTest = "LambdaCellTests.Function_HasTheFaultsThatThePageSays";

    public static IReadOnlyList<string> Ways { get; } = [Relay, Client, Delegate, Layer];

    /// <summary>For each fault: the test on bytes, the one on a streamed response, the one around a delegate, or why there is none.</summary>
    public static IReadOnlyDictionary<string, (string Bytes, string? Streamed, string Delegate)> Faults { get; } = new Dictionary<string, (string, string?, string)>
    {
        ["latency"] = ("RuntimeApiHandlerTests.LatencyBefore_HoldsTheEventBack", "StreamedAnswerTests.LatencyAfter_HoldsTheStreamBackAndThenLetsItPass", "InvocationTurnTests.Latency_LastsAsLongAsItSays"),
        ["timeout"] = ("InvocationTimeoutTests.Timeout_HoldsUntilTheMarginBeforeTheDeadline", null, "InvocationTurnTests.Timeout_LetsGoShortlyBeforeTheTimeThatTheContextSays"),
        ["error"] = ("RuntimeApiHandlerTests.ErrorBefore_IsTheOutcomeAndTheHandlerDoesNotRun", "StreamedAnswerTests.ErrorAfter_ReplacesTheStreamOfTheFunctionThatRan", "LambdaChaosShapesTests.ErrorBefore_IsThrownAndTheHandlerDoesNotRun"),
        ["error afterBytes"] = (NoMiddle, "StreamedAnswerTests.ErrorInTheMiddle_IsToldInTheTrailers", NoBytes),
        ["throttle"] = ("RuntimeApiHandlerTests.Throttle_IsLambdasOwnError", "StreamedAnswerTests.ThrottleBefore_OfAFunctionThatWasSeenToStream_HasTheFormOfAStream", "LambdaChaosShapesTests.ErrorBefore_IsThrownAndTheHandlerDoesNotRun"),
        ["response"] = ("RuntimeApiHandlerTests.Response_IsTheResult", "StreamedAnswerTests.ResponseAfter_HasTheFormOfAStream", NoBytes),
        ["response keepBody"] = ("ProxyHeadChangeTests.Body_StaysWhatItWas", "StreamedAnswerTests.Prelude_IsReplaced_AndTheBodyStays", NoBytes),
        ["connection"] = (NoMiddle, "StreamedAnswerTests.StreamThatBreaksOff_IsTruncated_AndTheFunctionIsHeardOut", NoBytes),
        ["slow-body"] = ("SlowBodyTests.Result_PassesInPieces_AndWhole", "StreamedAnswerTests.SlowBody_StallsBetweenPieces", NoBytes),
        ["corrupt"] = ("RuntimeApiHandlerTests.CorruptResponse_BreaksTheResultOnly", "StreamedAnswerTests.Corruption_ChangesTheStream", NoBytes),
        ["batch"] = ("BatchChangeTests.RecordsOfAQueue_ComeTwiceOrNotAtAll", null, NoBytes),
        ["deadline"] = ("InvocationTimeoutTests.Deadline_IsToldShorter", null, "no: the context is the runtime client's, and is not changed"),
        ["cold-start"] = ("InitReportTests.ColdStart_HoldsTheFirstPollBack_AndNoOther", null, "InitReportTests.ColdStartOfADelegate_HoldsItsFirstCallBack"),
        ["init-error"] = ("InitReportTests.InitError_IsReportedAsARuntimeDoes_AndEndsTheProcess", null, "no: a handler is called when the initialization is over"),
        ["crash"] = ("ProcessFaultTests.Crash_NamesItsRule", null, "ProcessFaultTests.ExitOfADelegate_IsTheSame"),
        ["exit"] = ("ProcessFaultTests.Exit_LeavesTheInvocationWithoutAnAnswer", null, "ProcessFaultTests.ExitOfADelegate_IsTheSame"),
        ["memory"] = (Pressure, null, PressureOfADelegate),
        ["cpu"] = (Pressure, null, PressureOfADelegate),
        ["disk"] = (Pressure, null, PressureOfADelegate),
        ["threads"] = (Pressure, null, PressureOfADelegate),
    };

    /// <summary>The page.</summary>
    public static string Write() => string.Join('\n', [.. Head(), .. Faults.Keys.SelectMany(fault => Ways.Select(way => $"| {string.Join(' ', fault.Split(' ').Select(word => $"`{word}`"))} | {way} | {string.Join(" | ", Cells(fault, way))} |")), ""]);

    /// <summary>Typed handlers and handlers of a stream, streamed responses, ASP.NET Core hosting.</summary>
    public static string[] Cells(string fault, string way)
    {
        var (bytes, streamed, around) = Faults[fault];
        return way switch
        {
            Delegate => [around, Form(around, way, "stream"), Form(around, way, "streamed"), NoHosting],
            Client => [bytes, Form(bytes, way, "stream"), fault == "error afterBytes" ? NoTrailers : streamed ?? Process(way, "streamed"), NoHosting],
            Relay => [bytes, Form(bytes, way, "stream"), streamed ?? Process(way, "streamed"), Form(bytes, way, "hosting")],
            _ => [Form(bytes, way, "typed"), Form(bytes, way, "stream"), Process(way, "streamed"), Form(bytes, way, "hosting")],
        };
    }

    private static bool IsNo(string cell) => cell.StartsWith("no: ", StringComparison.Ordinal);

    private static string Form(string bytes, string way, string form) => IsNo(bytes) ? bytes : Process(way, form);

    /// <summary>The test that runs a function of that form in a process of its own, under every fault of the page.</summary>
    private static string Process(string way, string form) => $"{ProcessTest}({way[2..]}, {form})";

    private static IEnumerable<string> Head() =>
    [
        .. HowTo.ReplaceLineEndings("\n").Split('\n'),
        "| fault | way | typed | stream | streamed response | ASP.NET Core hosting |",
        "|---|---|---|---|---|---|",
    ];

    /// <summary>What a reader asks first: which way is mine, and what do I write.</summary>
    private const string HowTo = """
        # Chaos in a Lambda function

        Four ways in, one set of rules. Take the first line that fits:

        | your function | way | what you write |
        |---|---|---|
        | nobody may touch its code, or it is a class library on the managed runtime | 4, the layer | nothing: two environment variables, [layer.md](layer.md) |
        | hosted by ASP.NET Core (`AddAWSLambdaHosting`), or streams its responses | 1, the relay | `Chaos.UseChaos()`, first line of `Main` |
        | builds its own `LambdaBootstrapBuilder` | 2, inside the runtime client, the fastest | `.UseChaos()` on the builder |
        | is to meet faults as exceptions of its own process | 3, around the handler | `handler.UseChaos()` |
        | published ahead of time (Native AOT) or trimmed, without a line of code | 1, started by the project | `<FaultKitStartRelay>true</FaultKitStartRelay>` |

        ```sh
        dotnet add package FaultKit.Lambda
        ```

        ```csharp
        // 1, first line of Main
        Chaos.UseChaos();

        // 2
        await LambdaBootstrapBuilder.Create<Order, Receipt>(function.HandleAsync, serializer).UseChaos().Build().RunAsync();

        // 3
        Func<Order, ILambdaContext, Task<Receipt>> handler = function.HandleAsync;
        await LambdaBootstrapBuilder.Create(handler.UseChaos(), serializer).Build().RunAsync();
        ```

        Then put a plan beside the code as `chaos.json`, or name one in `FAULTKIT_PLAN`, and set `DOTNET_ENVIRONMENT` to one of its `environments`: a function that has neither is Production, where a plan has to name it and to expire within a day. [environment.md](environment.md) has every variable.

        ```json
        { "version": 1, "enabled": true, "environments": ["Staging"],
          "rules": [ { "name": "slow-orders", "target": "lambda:orders", "percentage": 10, "fault": { "type": "latency", "delay": "800ms" } } ] }
        ```

        The log then says `FaultKit: faults are on: 1 rule(s) in force`, or why they are not. [samples/LambdaFunction](../samples/LambdaFunction) is a function with a `Main` for each way. Rules of the same plan speak to the calls that the function makes: to those of AWS SDK clients where `FaultKit.AwsSdk` is referenced, and to those of an `HttpClient` that is made as `new HttpClient(new SocketsHttpHandler().UseChaos())`.

        Without a fault an invocation costs less than a microsecond more ([budgets.md](../benchmarks/results/budgets.md)), and the relay one hop over loopback; what a cold start costs, way by way, is in [cold-start.md](../benchmarks/results/cold-start.md).

        ## Faults, way by way

        Each cell names the test that shows the fault there, or says why it cannot be had. `LambdaCellTests` runs all of them, each `no` too, on functions in processes of their own. Tests hold page and tests together.

        1. *relay*: `Chaos.UseChaos()`, first line of `Main`. It sees bytes: what a handler takes, and who hosts it, makes no difference to it.
        2. *runtime client*: `LambdaBootstrapBuilder...UseChaos()`, inside the client's own HTTP client. Amazon's client (2.1.2) shows streamed responses to no HTTP client, but has a connection of its own for them: there, only what acts before the function runs is to be had. A client that streams through its HTTP client has the rest too.
        3. *delegate*: `handler.UseChaos()`.
        4. *layer*: the same relay, started by the layer; [layer.md](layer.md) says how.

        `corrupt` with `truncate` ends a stream early and in order; `connection` breaks it off, and `error` with `afterBytes` ends it with the trailers of a handler that failed. Where two ways are active at once, the one nearest to Lambda injects, once.

        """;
}
