using FaultKit.Testing;
using TradeOrders.Hosting;

namespace TradeOrders.Cloud;

/// <summary>All that the functions take for AWS: the Runtime API, an HTTP API, two queues with their mappings, prices and a ledger.</summary>
internal sealed class TradeCloud : IAsyncDisposable
{
    private readonly LambdaEmulator _lambda;
    private readonly CloudServices _services;
    private readonly MessageQueue[] _queues;
    private readonly ExecutionEnvironment[] _environments;
    private readonly CancellationTokenSource _mappingsEnd = new();
    private readonly CancellationTokenSource _broken = new();
    private readonly Task _mappings;
    private Task? _end;

    private TradeCloud(LambdaEmulator lambda, CloudServices services, MessageQueue[] queues, ExecutionEnvironment[] environments)
    {
        (_lambda, _services, _queues, _environments) = (lambda, services, queues, environments);
        Api = new(lambda.Function(FunctionNames.OrderIntake));
        _mappings = Task.WhenAll(
            new EventSourceMapping(queues[0], lambda.Function(FunctionNames.TradeSync)).RunAsync(_mappingsEnd.Token),
            new EventSourceMapping(queues[1], lambda.Function(FunctionNames.Settlement)).RunAsync(_mappingsEnd.Token));
        foreach (var environment in environments)
        {
            _ = WatchAsync(environment);
        }
    }

    public ApiGateway Api { get; }

    /// <summary>Messages that are in a queue, or between a queue and its function.</summary>
    public int Outstanding => _queues.Sum(queue => queue.Outstanding);

    /// <summary>Cancelled when a function's process has ended though nobody asked it to.</summary>
    public CancellationToken Broken => _broken.Token;

    public static async Task<TradeCloud> StartAsync(CloudWatch watch, Ledger ledger, string plan)
    {
        MessageQueue[] queues = [new("orders", watch), new("trades", watch)];
        var services = await CloudServices.StartAsync(queues.ToDictionary(queue => queue.Name), ledger);

        // A machine that is busy with other things must not look like a function that hangs.
        var lambda = new LambdaEmulator(new() { Timeout = TimeSpan.FromSeconds(30) });
        await lambda.StartAsync();
        var environments = FunctionNames.All
            .Select(name => ExecutionEnvironment.Start(lambda.Function(name), services.Address, plan, watch.OnReport))
            .ToArray();
        return new(lambda, services, queues, environments);
    }

    /// <summary>How every invocation ended, as Lambda saw it.</summary>
    public IReadOnlyList<LambdaOutcome> OutcomesOf(string function) => _lambda.Function(function).Outcomes;

    /// <summary>Takes the Runtime API away, which ends the functions, and waits until each has said its last word.</summary>
    public Task EndAsync() => _end ??= StopAsync();

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _services.DisposeAsync();
        _mappingsEnd.Dispose();
        _broken.Dispose();
    }

    private async Task WatchAsync(ExecutionEnvironment environment)
    {
        await environment.Ended;
        if (_end is null)
        {
            await _broken.CancelAsync();
        }
    }

    private async Task StopAsync()
    {
        await _mappingsEnd.CancelAsync();
        await _mappings.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _lambda.DisposeAsync();
        foreach (var environment in _environments)
        {
            await environment.DisposeAsync();
        }
    }
}
