using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FaultKit.AwsSdk.Conformance;

[assembly: AssemblyFixture(typeof(TheLine))]

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The one line of this process, and the clients that were made before it: FaultKit has never seen them.</summary>
public sealed class TheLine : IAsyncLifetime
{
    private readonly Dictionary<string, (AmazonServiceClient Client, TelemetryNotes Notes, LoopbackServer? Server)> _before = [];
    private readonly Dictionary<string, Task<Observation>> _real = [];
    private readonly Lock _running = new();
    private readonly LoopbackServer _early = new(Calls.DynamoGet.Ok);
    private readonly List<AmazonDynamoDBClient> _earlyClients = [];
    private ChaosSession? _chaos;
    private IDisposable? _listening;

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        foreach (var row in Rows.All)
        {
            foreach (var way in (string[])["async", "sync"])
            {
                var server = row.Elsewhere is null ? new LoopbackServer(row.Real) : null;
                var notes = new TelemetryNotes();
                _before[$"{row}, {way}"] = (Clients.Of(row, server?.Address ?? row.Elsewhere!, notes), notes, server);
            }
        }

        for (var i = 0; i < 2; i++)
        {
            _earlyClients.Add(Clients.Hurry(new AmazonDynamoDBClient(ClientSettings.Credentials, new ClientSettings(_early.Address, new()).In(new AmazonDynamoDBConfig()))));
        }

        _listening = HttpTelemetry.Listen();
        _chaos = Chaos.UseChaos();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _, server) in _before.Values)
        {
            client.Dispose();
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }

        _earlyClients.ForEach(client => client.Dispose());
        await _early.DisposeAsync();
        await _chaos!.DisposeAsync();
        _listening!.Dispose();
    }

    /// <summary>Uses a client that was made before the line, and that nobody else uses.</summary>
    internal async Task<T> EarlyAsync<T>(Func<AmazonDynamoDBClient, Task<T>> use)
    {
        AmazonDynamoDBClient client;
        lock (_running)
        {
            client = _earlyClients[0];
            _earlyClients.RemoveAt(0);
        }

        using (client)
        {
            return await use(client);
        }
    }

    /// <summary>What really happens to a row's call, by a client that was made before the line, at a server that fails; it happens once.</summary>
    internal Task<Observation> RealAsync(AwsRow row, bool isAsync)
    {
        var key = $"{row}, {(isAsync ? "async" : "sync")}";
        lock (_running)
        {
            if (!_real.TryGetValue(key, out var seen))
            {
                var (client, notes, server) = _before[key];
                seen = Task.Run(() => Observer.ObserveAsync(row, client, notes, isAsync, () => server!.Requests.Count > 0));
                _real.Add(key, seen);
            }

            return seen;
        }
    }
}
