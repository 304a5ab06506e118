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
    private const string NoStream = "no: the runtime client has a connection of its own for streamed responses";
    private const string Pressure = "ProcessFaultTests.Pressure_IsOnWhileTheHandlerRuns_AndOverWithItsAnswer";
    private const string PressureOfADelegate = "ProcessFaultTests.PressureOfADelegate_IsTheSame";

    public static IReadOnlyList<string> Ways { get; } = [Relay, Client, Delegate, Layer];

    /// <summary>For each fault: the test on bytes, the one on a streamed response, the one around a delegate, or why there is none.</summary>
    public static IReadOnlyDictionary<string, (string Bytes, string? Streamed, string Delegate)> Faults { get; } = new Dictionary<string, (string, string?, string)>
    {
        ["latency"] = ("RuntimeApiHandlerTests.LatencyBefore_HoldsTheEventBack", "StreamedFaultTests.LatencyAfter_HoldsTheStreamBackAndThenLetsItPass", "InvocationTurnTests.Latency_LastsAsLongAsItSays"),
        ["timeout"] = ("InvocationTimeoutTests.Timeout_HoldsUntilTheMarginBeforeTheDeadline", null, "InvocationTurnTests.Timeout_LetsGoShortlyBeforeTheTimeThatTheContextSays"),
        ["error"] = ("RuntimeApiHandlerTests.ErrorBefore_IsTheOutcomeAndTheHandlerDoesNotRun", "StreamedFaultTests.ErrorAfter_ReplacesTheStream", "LambdaChaosShapesTests.ErrorBefore_IsThrownAndTheHandlerDoesNotRun"),
        ["throttle"] = ("RuntimeApiHandlerTests.Throttle_IsLambdasOwnError", "StreamedFaultTests.ResponseBefore_OfAFunctionThatWasSeenToStream_HasTheFormOfAStream", "LambdaChaosShapesTests.ErrorBefore_IsThrownAndTheHandlerDoesNotRun"),
        ["response"] = ("RuntimeApiHandlerTests.Response_IsTheResult", "StreamedFaultTests.ResponseAfter_OfAnHttpEvent_HasTheFormOfAStream", NoBytes),
        ["slow-body"] = ("SlowBodyTests.Result_PassesInPieces_AndWhole", "StreamedFaultTests.SlowBody_StallsBetweenPieces_AndTheStreamEndsAsTheFunctionEndedIt", NoBytes),
        ["corrupt"] = ("RuntimeApiHandlerTests.CorruptResponse_BreaksTheResultOnly", "StreamedFaultTests.Corruption_ChangesTheStreamAndNotItsEnd", NoBytes),
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
    public static string Write() => string.Join('\n', [.. Head(), .. Faults.Keys.SelectMany(fault => Ways.Select(way => $"| `{fault}` | {way} | {string.Join(" | ", Cells(fault, way))} |")), ""]);

    /// <summary>Typed handlers and handlers of a stream, streamed responses, ASP.NET Core hosting.</summary>
    public static string[] Cells(string fault, string way)
    {
        var (bytes, streamed, around) = Faults[fault];
        var isOfResponses = fault is "slow-body" or "corrupt";
        return way switch
        {
            Delegate => [around, around, around, NoHosting],
            Client => [bytes, bytes, isOfResponses ? NoStream : bytes, NoHosting],
            _ => [bytes, bytes, streamed ?? bytes, bytes],
        };
    }

    private static IEnumerable<string> Head() =>
    [
        "# Faults of Lambda invocations, way by way",
        "",
        "Each cell names the test that shows the fault there, or says why it cannot be had. A test holds page and tests together.",
        "",
        "1. *relay*: `Chaos.UseChaos()`, first line of `Main`. It sees bytes: what a handler takes, and who hosts it, makes no difference to it.",
        "2. *runtime client*: `LambdaBootstrapBuilder...UseChaos()`, inside the client's own HTTP client. On streamed responses it acts before the function runs.",
        "3. *delegate*: `handler.UseChaos()`.",
        "4. *layer*: the same relay, started by the layer; [layer.md](layer.md) says how.",
        "",
        "A rule with `\"when\": \"after\"` for a streamed response needs the relay or the layer. Where two ways are active at once, the one nearest to Lambda injects, once.",
        "",
        "| fault | way | typed | stream | streamed response | ASP.NET Core hosting |",
        "|---|---|---|---|---|---|",
    ];
}
