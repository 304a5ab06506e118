using System.Collections.Concurrent;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>An emulated function whose runtime client has faults inside, and whose handler answers with its event in an array.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly LambdaEmulator _emulator;
    private readonly CancellationTokenSource _end = new();
    private readonly LambdaRelay? _relay;
    private Task _running = Task.CompletedTask;

    private Stage(LambdaEmulator emulator, FaultInjector injector, HttpMessageHandler transport, LambdaRelay? relay, Notices notices)
    {
        (_emulator, _relay, Injector, Notices) = (emulator, relay, injector, notices);
        Client = new(transport) { Timeout = Timeout.InfiniteTimeSpan };
        Handler = (id, json) =>
        {
            Calls.AddOrUpdate(id, 1, (_, count) => count + 1);
            Events[id] = Encoding.UTF8.GetString(json);
            return Task.FromResult<byte[]>([.. "["u8, .. json, .. "]"u8]);
        };
        Runtime = new(Client, RuntimeApi, (id, json) => Handler(id, json));
    }

    public FaultInjector Injector { get; }

    public Notices Notices { get; }

    public HttpClient Client { get; }

    public MiniRuntime Runtime { get; }

    public EmulatedFunction Function => _emulator.Function("orders");

    /// <summary>The function of an address without a prefix.</summary>
    public EmulatedFunction Default => _emulator.Function("function");

    /// <summary>Where the function's runtime client finds the Runtime API.</summary>
    public string RuntimeApi => _relay?.Endpoint ?? Function.RuntimeApi;

    public string Root => $"http://{RuntimeApi}/2018-06-01/runtime/";

    public HitList Hits => Injector.Journal.Hits;

    /// <summary>How often the handler ran for each invocation.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    /// <summary>What the handler was given, by request id.</summary>
    public ConcurrentDictionary<string, string> Events { get; } = new();

    public Func<string, byte[], Task<byte[]>> Handler { get; set; }

    public static async Task<Stage> OpenAsync(Transport transport, TimeProvider? time, params FaultRule[] rules)
    {
        var notices = new Notices();
        var injector = new FaultInjector(new() { Time = time ?? TimeProvider.System, Listeners = [notices], JournalCapacity = 100_000 });
        injector.Load(FaultPlan.Of(rules) with { Seed = 7 });
        return await OpenAsync(transport, injector, notices);
    }

    public static async Task<Stage> OpenAsync(
        Transport transport, FaultInjector injector, Notices notices, LambdaEmulatorOptions? options = null, StandInProcess? process = null)
    {
        process ??= new();
        var emulator = new LambdaEmulator(options ?? new() { Timeout = TimeSpan.FromMinutes(10) });
        if (transport != Transport.Memory)
        {
            await emulator.StartAsync(Patience.Token);
        }

        var relay = transport == Transport.Relay ? LambdaRelay.Start(injector, emulator.Function("orders").RuntimeApi, process) : null;
        var end = transport == Transport.Memory ? emulator.CreateHandler() : LambdaChaos.CreateTransport();
        return new(emulator, injector, relay is null ? new RuntimeApiHandler(injector, end, process.Read()) : end, relay, notices);
    }

    public Stage Start(int pollers = 1)
    {
        _running = Runtime.RunAsync(pollers, _end.Token);
        return this;
    }

    public Task<LambdaOutcome> InvokeAsync(string json = "1", string? id = null, TimeSpan? timeout = null) =>
        Function.InvokeAsync(json, new() { RequestId = id, Timeout = timeout }, Patience.Token);

    /// <summary>Another way to the same Runtime API, in memory.</summary>
    public HttpMessageHandler CreateTransport() => _emulator.CreateHandler();

    /// <summary>Takes the Runtime API away.</summary>
    public ValueTask VanishAsync() => _emulator.DisposeAsync();

    /// <summary>Ends the pollers, and fails where one of them failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        Client.Dispose();
        _relay?.Dispose();
        await _emulator.DisposeAsync();
        _end.Dispose();
    }
}
