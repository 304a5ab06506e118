using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Stands between this process's runtime client and the Runtime API, and injects faults into what passes.</summary>
/// <remarks>
/// The universal way in: it knows no handler and no runtime client, only bytes, so it covers response streaming and every language.
/// It listens on loopback, has threads of its own, and costs one more hop. Without a fault every byte passes as it came.
/// </remarks>
internal sealed class LambdaRelay : IDisposable, IAsyncDisposable
{
    public const string ThreadName = "FaultKit relay";

    private readonly Lock _changing = new();
    private readonly List<RelayConnection> _connections = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RelayEndpoint _upstream;
    private readonly RelayShared _shared;
    private readonly IRelayProcess _process;
    private bool _isStopped;

    private LambdaRelay(FaultInjector injector, RelayEndpoint upstream, RelayListener listener, IRelayProcess process)
    {
        _shared = new(injector, process.Read());
        _upstream = upstream;
        _process = process;
        Listener = listener;
        Endpoint = upstream.At(listener.Port);
    }

    /// <summary>What <c>AWS_LAMBDA_RUNTIME_API</c> has to hold for a runtime client to go through the relay.</summary>
    public string Endpoint { get; }

    internal RelayListener Listener { get; }

    /// <summary>What is to be done when it ends, such as giving back what was taken for it.</summary>
    internal Action? Ended { get; set; }

    /// <summary>How many connections are open just now; each has a thread.</summary>
    internal int Connections
    {
        get
        {
            lock (_changing)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Puts a relay before this process's runtime client, which must not have read its environment yet.</summary>
    /// <param name="injector">Who decides.</param>
    /// <returns>The relay; null where this is no Lambda function, where another relay is there already, or where it cannot start.</returns>
    public static LambdaRelay? TryRedirect(FaultInjector injector) => RelayRedirect.Try(injector, RelayProcess.Current);

    /// <summary>Starts a relay.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="endpoint">Where the Runtime API is, as <c>AWS_LAMBDA_RUNTIME_API</c> holds it.</param>
    /// <exception cref="FormatException">The endpoint is no address, or <c>FAULTKIT_RELAY_PORT</c> no port.</exception>
    /// <exception cref="SocketException">There is no free port, or the one asked for is in use.</exception>
    public static LambdaRelay Start(FaultInjector injector, string endpoint) => Start(injector, endpoint, RelayProcess.Current);

    /// <summary>Starts a relay in a process that may be a test's.</summary>
    public static LambdaRelay Start(FaultInjector injector, string endpoint, IRelayProcess process)
    {
        var relay = new LambdaRelay(injector, RelayEndpoint.Parse(endpoint), RelayListener.Open(process.Read().RelayPort), process);
        try
        {
            relay.Listener.Start(relay.Take, relay.Die);
            return relay;
        }
        catch (Exception)
        {
            relay.Dispose();
            throw;
        }
    }

    /// <summary>Ends it, and every connection through it.</summary>
    public void Dispose()
    {
        lock (_changing)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            _shared.Stop();
            foreach (var connection in _connections)
            {
                connection.Stop();
            }

            TellIfEnded();
        }

        Listener.Dispose();
        Ended?.Invoke();
    }

    /// <summary>Ends it, and waits until the last of its connections has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Take(Socket client)
    {
        client.NoDelay = true;
        var connection = new RelayConnection(client, _upstream, _shared);
        lock (_changing)
        {
            if (_isStopped)
            {
                client.Dispose();
                return;
            }

            _connections.Add(connection);
        }

        connection.Start(Forget);
    }

    private void Forget(RelayConnection connection)
    {
        lock (_changing)
        {
            _connections.Remove(connection);
            TellIfEnded();
        }
    }

    private void TellIfEnded()
    {
        if (_isStopped && _connections.Count == 0)
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>The runtime client cannot reach Lambda any more and nobody can tell it: a new environment can.</summary>
    private void Die(Exception reason)
    {
        var message = $"the Lambda relay died, and this process ends so that Lambda replaces it: {reason.Message}";
        _shared.Injector.Evidence.Say(NoticeLevel.Error, message);
        _process.End($"FaultKit: {message}");
    }
}
