using System.Runtime.InteropServices;
using FaultKit;
using FaultKit.Lambda;
using TradeOrders.Functions;
using TradeOrders.Shapes;

namespace TradeOrders.Hosting;

/// <summary>A function's process: the only place where the functions and FaultKit meet.</summary>
internal static class FunctionProcess
{
    public static async Task<int> RunAsync(string function)
    {
        // Ctrl-C reaches every process of a terminal. A function ends when its Runtime API does, having said what it knows.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var reporter = new HitReporter();
        await using (var chaos = Chaos.UseChaos(builder => builder.AddListener(reporter)))
        {
            using var http = CreateHttpClient();
            reporter.Begin(chaos.Injector);
            await (function switch
            {
                FunctionNames.OrderIntake => RunOrderIntakeAsync(http),
                FunctionNames.TradeSync => RunTradeSyncAsync(http),
                FunctionNames.Settlement => RunSettlementAsync(http),
                _ => throw new ArgumentException($"There is no function \"{function}\".", nameof(function)),
            });
        }

        reporter.End();
        return 0;
    }

    /// <summary>Inside the runtime client: invocations can be delayed, failed, answered and corrupted before the handler sees them.</summary>
    private static async Task RunOrderIntakeAsync(HttpClient http)
    {
        using var api = LambdaChaos.CreateHttpClient();
        var intake = new OrderIntake(new Queues(http, FunctionSettings.Services));
        await new RuntimeLoop<HttpApiEvent, HttpApiResponse>(api, ShapesJson.Default.HttpApiEvent, ShapesJson.Default.HttpApiResponse)
            .RunAsync(intake.HandleAsync);
    }

    /// <summary>The same, for a function that calls others: its calls belong to the invocation in flight.</summary>
    private static async Task RunTradeSyncAsync(HttpClient http)
    {
        using var api = LambdaChaos.CreateHttpClient();
        var sync = new TradeSync(new Prices(http, FunctionSettings.Services), new Queues(http, FunctionSettings.Services));
        await new RuntimeLoop<SqsEvent, SqsBatchResponse>(api, ShapesJson.Default.SqsEvent, ShapesJson.Default.SqsBatchResponse)
            .RunAsync(sync.HandleAsync);
    }

    /// <summary>Around the handler: any runtime client will do, and the handler's caller sees a real exception.</summary>
    private static async Task RunSettlementAsync(HttpClient http)
    {
        using var api = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var handler = new Settlement(new LedgerClient(http, FunctionSettings.Services)).HandleAsync;
        await new RuntimeLoop<SqsEvent, SqsBatchResponse>(api, ShapesJson.Default.SqsEvent, ShapesJson.Default.SqsBatchResponse)
            .RunAsync(handler.UseChaos());
    }

    /// <summary>The client for calls that leave the function. The faults are innermost, so that retries see them as they would see real ones.</summary>
    private static HttpClient CreateHttpClient() => new(new SocketsHttpHandler { UseProxy = false }.UseChaos());
}
