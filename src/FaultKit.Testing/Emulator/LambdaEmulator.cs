namespace FaultKit.Testing;

/// <summary>An emulated AWS Lambda: hands events to function runtimes over the Runtime API and tells what they answered.</summary>
/// <remarks>
/// <para>
/// The wire format is the one of "Using the Lambda runtime API" in the AWS Lambda developer guide, version 2018-06-01. A runtime
/// reaches it over loopback after <see cref="StartAsync"/>, or in memory through <see cref="CreateHandler"/>; both at once are fine.
/// The functions are told apart by the first segment of the path, which <see cref="EmulatedFunction.RuntimeApi"/> contains.
/// </para>
/// <para>All members may be used from any thread at once. Nothing blocks a thread while it waits.</para>
/// </remarks>
public sealed class LambdaEmulator : IAsyncDisposable
{
    // RFC 6761 reserves .invalid: a client that was not given the handler fails at once instead of reaching somebody.
    private const string InMemoryAuthority = "lambda-emulator.invalid";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, EmulatedFunction> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedQueue> _queues = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly LambdaEmulatorOptions _options;
    private readonly RuntimeApi _api;
    private Task<KestrelTransport>? _transport;
    private Task? _disposal;

    /// <summary>Makes an emulator that works in memory at once; nothing listens before <see cref="StartAsync"/>.</summary>
    /// <param name="options">How it behaves; null for Lambda's defaults.</param>
    public LambdaEmulator(LambdaEmulatorOptions? options = null)
    {
        _options = options ?? LambdaEmulatorOptions.Default;
        Stopped = _stopping.Token;
        _api = new RuntimeApi(_options, Function);
    }

    internal string Authority => _transport is { IsCompletedSuccessfully: true } started ? started.Result.Authority : InMemoryAuthority;

    internal CancellationToken Stopped { get; }

    /// <summary>Whether a runtime asks for the work of a function, without making it.</summary>
    internal bool IsPolled(string name)
    {
        lock (_gate)
        {
            return _functions.TryGetValue(name, out var function) && function.WaitingPolls > 0;
        }
    }

    internal bool IsListening => _transport is { IsCompletedSuccessfully: true };

    /// <summary>Listens on a free port of 127.0.0.1. Starting twice is starting once.</summary>
    /// <param name="cancellationToken">Ends the start, not the server.</param>
    /// <returns>A task that completes when runtimes can connect.</returns>
    /// <exception cref="ObjectDisposedException">The emulator has been disposed of.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposal is not null, this);
            return _transport ??= KestrelTransport.StartAsync(_api, cancellationToken);
        }
    }

    /// <summary>Gets the function of that name, and makes it if there is none yet; a runtime that polls for it makes it too.</summary>
    /// <param name="name">1 to 64 ASCII letters, digits, <c>-</c> and <c>_</c>; case matters.</param>
    /// <returns>The one function of that name.</returns>
    /// <exception cref="ArgumentException">The name is not a function name.</exception>
    public EmulatedFunction Function(string name)
    {
        Allowed.FunctionName(name);
        lock (_gate)
        {
            if (!_functions.TryGetValue(name, out EmulatedFunction? function))
            {
                _functions[name] = function = new EmulatedFunction(name, this, _options);
                if (_disposal is not null)
                {
                    function.Desk.Stop();
                }
            }

            return function;
        }
    }

    /// <summary>Gets the queue of that name, and makes it if there is none yet.</summary>
    /// <param name="name">1 to 80 ASCII letters, digits, <c>-</c> and <c>_</c>; case matters.</param>
    /// <param name="options">How it behaves; null for the defaults of SQS.</param>
    /// <returns>The one queue of that name.</returns>
    /// <exception cref="ArgumentException">The name is not one of a standard queue.</exception>
    /// <exception cref="InvalidOperationException">There are options, and the queue was made before.</exception>
    public EmulatedQueue Queue(string name, QueueOptions? options = null)
    {
        Allowed.QueueName(name);
        lock (_gate)
        {
            if (!_queues.TryGetValue(name, out EmulatedQueue? queue))
            {
                _queues[name] = queue = new EmulatedQueue(name, _options, options ?? QueueOptions.Default);
                if (_disposal is not null)
                {
                    queue.Stop();
                }
            }
            else if (options is not null)
            {
                throw new InvalidOperationException($"The queue \"{name}\" was made before, and its options cannot change: say them where it is named first.");
            }

            return queue;
        }
    }

    /// <summary>Makes the end of an <see cref="HttpClient"/> pipeline that speaks with this emulator in memory.</summary>
    /// <returns>A handler for one or many clients. Disposing of it does nothing; it stops with the emulator.</returns>
    /// <remarks>Only the path counts, so any host will do. HttpClient cannot send trailers: those need <see cref="StartAsync"/>.</remarks>
    public HttpMessageHandler CreateHandler() => new InMemoryHandler(_api);

    /// <summary>Ends pending invocations as <see cref="LambdaOutcomeKind.Stopped"/>, ends the bootstraps and processes that were started here, hangs up on other runtimes, and stops listening.</summary>
    /// <returns>A task that completes when the port is free again.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposal ??= StopAsync([.. _functions.Values], [.. _queues.Values]);
            return new ValueTask(_disposal);
        }
    }

    private async Task StopAsync(EmulatedFunction[] functions, EmulatedQueue[] queues)
    {
        // Leaves the caller's lock before it touches anything.
        await Task.Yield();
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task[] ends = [.. functions.Select(function => function.StopAsync())];
        foreach (var queue in queues)
        {
            queue.Stop();
        }

        _api.Stop();
        await Task.WhenAll(ends).ConfigureAwait(false);
        if (_transport is { } transport)
        {
            // A start that failed has told its caller; there is nothing to stop then.
            await ((Task)transport).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (transport.IsCompletedSuccessfully)
            {
                await transport.Result.DisposeAsync().ConfigureAwait(false);
            }
        }

        _api.Dispose();
        _stopping.Dispose();
    }
}
