using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FaultKit.Testing;

/// <summary>One function of a <see cref="LambdaEmulator"/>: its callers on one side, its runtime on the other.</summary>
/// <remarks>
/// All members may be used from any thread at once. Invocations wait for a runtime and are taken in order; the timeout runs from the
/// moment that a runtime has taken the event, as in Lambda. An invocation belongs to the <see cref="FaultTest"/> that it is made in, and
/// so does every call that a function in this process makes while it serves the invocation, if it was started by
/// <see cref="Start(Func{CancellationToken, Task})"/>: one function may serve many tests.
/// </remarks>
public sealed class EmulatedFunction
{
    private const string NeverCompete = "No value converts to both a string and bytes.";

    private readonly LambdaEmulator _emulator;
    private readonly TimeProvider _time;
    private readonly string _defaultFunction;
    private readonly InvocationFactory _invocations;
    private readonly FunctionLog _log;
    private readonly FunctionEnvironments _environments;
    private readonly EnvironmentVariables _variables;
    private volatile AsyncInvokeOptions _asyncInvoke = AsyncInvokeOptions.Default;
    private volatile LambdaError? _initError;
    private volatile LambdaError? _restoreError;

    internal EmulatedFunction(string name, LambdaEmulator emulator, LambdaEmulatorOptions options)
    {
        Name = name;
        _emulator = emulator;
        _time = options.TimeProvider;
        _defaultFunction = options.DefaultFunction;
        _invocations = new InvocationFactory(name, options);
        Desk = new InvocationDesk(options.TimeProvider, options.OutcomesKept, new RuntimeWatch(this, options.Patience));
        _log = new FunctionLog(Desk);
        _environments = new FunctionEnvironments(Desk, _log);
        _variables = new EnvironmentVariables(this, options);
    }

    /// <summary>Gets the function's name.</summary>
    public string Name { get; }

    /// <summary>Gets what <c>AWS_LAMBDA_RUNTIME_API</c> must hold in the function's process: <c>host:port/name</c>, and <c>host:port</c> for the <see cref="LambdaEmulatorOptions.DefaultFunction"/>.</summary>
    /// <remarks>
    /// Amazon's runtime client streams responses to the host and port, and leaves the rest out (RuntimeSupport 2.1.2): a function that
    /// streams has to be the default function of its emulator.
    /// Before <see cref="LambdaEmulator.StartAsync"/> the host is one that resolves nowhere and that only
    /// <see cref="LambdaEmulator.CreateHandler"/> understands. The handler ignores the host, so the address works there afterwards too.
    /// </remarks>
    public string RuntimeApi => Name == _defaultFunction ? _emulator.Authority : $"{_emulator.Authority}/{Name}";

    /// <summary>Gets how invocations ended, in order of completion.</summary>
    /// <remarks>A snapshot of the last <see cref="LambdaEmulatorOptions.OutcomesKept"/>, each there before its task completes.</remarks>
    public IReadOnlyList<LambdaOutcome> Outcomes => Desk.Outcomes;

    /// <summary>Gets the answers that came after their invocation had timed out, in order of arrival.</summary>
    /// <remarks>Each as the outcome that it would have been; not among <see cref="Outcomes"/>.</remarks>
    public IReadOnlyList<LambdaOutcome> LateAnswers => Desk.LateAnswers;

    /// <summary>Gets how many answers were refused with 400 because their request id was unknown or answered already.</summary>
    public int RefusedAnswers => Desk.RefusedAnswers;

    /// <summary>Gets how many runtimes are waiting for an event just now.</summary>
    public int WaitingPolls => Desk.WaitingPolls;

    /// <summary>Gets the last error that a runtime posted to <c>/runtime/init/error</c>; null where none did.</summary>
    public LambdaError? InitError => _initError;

    /// <summary>Gets the last error that a runtime posted to <c>/runtime/restore/error</c>; null where none did.</summary>
    public LambdaError? RestoreError => _restoreError;

    /// <summary>Gets or sets what becomes of events of <see cref="InvokeEventAsync"/> that fail; Lambda's defaults unless said otherwise.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public AsyncInvokeOptions AsyncInvoke
    {
        get => _asyncInvoke;
        set => _asyncInvoke = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets what the function's process finds in its environment: <c>AWS_LAMBDA_RUNTIME_API</c>, <c>AWS_LAMBDA_FUNCTION_NAME</c>, <c>AWS_REGION</c> and their like.</summary>
    /// <remarks>
    /// As "Defined runtime environment variables" of the AWS Lambda developer guide has them. Read it after
    /// <see cref="LambdaEmulator.StartAsync"/>: before, nothing listens.
    /// </remarks>
    public IReadOnlyDictionary<string, string> Environment => _variables.Read();

    /// <summary>Gets what a function in this process may write its log to; a line goes to <see cref="Logs"/>, and to the invocation that is being served.</summary>
    public TextWriter Log => _log.Writer;

    /// <summary>Gets what the function has logged, line by line, its initialization included.</summary>
    public IReadOnlyList<string> Logs => _log.Lines.ToArray();

    internal InvocationDesk Desk { get; }

    /// <summary>Gets the default function, where it is another and a runtime asks for its work; null otherwise.</summary>
    internal string? Stray => Name != _defaultFunction && _emulator.IsPolled(_defaultFunction) ? _defaultFunction : null;

    internal int LiveEnvironments => _environments.Count;

    /// <summary>Starts the function's bootstrap in this process, as Lambda starts an execution environment.</summary>
    /// <param name="bootstrap">
    /// Runs until its token is cancelled, which the end of the environment does: <c>stop => LambdaBootstrapBuilder.Create(...).Build().RunAsync(stop)</c>.
    /// It reaches the emulator at <see cref="RuntimeApi"/>, or through an HTTP client with <see cref="LambdaEmulator.CreateHandler"/>.
    /// </param>
    /// <returns>Ends this environment, as the end of the emulator does, and waits for it: not for a handler in the middle of an invocation, which Lambda would not await either.</returns>
    /// <remarks>Where it ends by itself and is the last, invocations fail with <c>Runtime.ExitError</c>, as where a process has died.</remarks>
    public IAsyncDisposable Start(Func<CancellationToken, Task> bootstrap)
    {
        ArgumentNullException.ThrowIfNull(bootstrap);
        return _environments.Start(bootstrap);
    }

    /// <summary>Starts the function in a process of its own, with <see cref="Environment"/> in its environment and its output in <see cref="Logs"/>.</summary>
    /// <param name="process">What to start; it needs <see cref="LambdaEmulator.StartAsync"/> first. Variables that it names itself stay.</param>
    /// <returns>Kills the process and waits for its end; the end of the emulator does so too.</returns>
    /// <remarks>Where it ends by itself and is the last, invocations fail with <c>Runtime.ExitError</c>. Faults of a <see cref="FaultTest"/> do not reach another process.</remarks>
    /// <exception cref="InvalidOperationException">The emulator does not listen yet, or the process could not be started.</exception>
    public IAsyncDisposable Start(ProcessStartInfo process)
    {
        ArgumentNullException.ThrowIfNull(process);
        return _emulator.IsListening
            ? _environments.Start(process, Environment)
            : throw new InvalidOperationException($"A process reaches the function \"{Name}\" over loopback, where nothing listens yet: await emulator.StartAsync() first.");
    }

    internal Task StopAsync()
    {
        Desk.Stop();
        return _environments.StopAsync();
    }

    /// <summary>Invokes the function and waits for its end. Errors and timeouts of the function are outcomes, not exceptions.</summary>
    /// <param name="json">The event, sent as UTF-8; need not be JSON.</param>
    /// <param name="options">What to say beside the event; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait. An event that a runtime has taken by then still gets its outcome.</param>
    /// <returns>How it ended; <see cref="LambdaOutcomeKind.Stopped"/> if the emulator is disposed of before or meanwhile.</returns>
    /// <exception cref="ArgumentException">The event is larger than <see cref="LambdaEmulatorOptions.MaxPayloadBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">An invocation with the same request id has not ended yet.</exception>
    /// <exception cref="FaultTestException">No runtime has asked for work for <see cref="LambdaEmulatorOptions.Patience"/>; the message says what to do.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = NeverCompete)]
    public Task<LambdaOutcome> InvokeAsync(string json, InvokeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return InvokeAsync(Encoding.UTF8.GetBytes(json), options, cancellationToken);
    }

    /// <inheritdoc cref="InvokeAsync(string, InvokeOptions, CancellationToken)"/>
    /// <param name="json">The event, byte for byte. It is not copied: leave it alone until the invocation has ended.</param>
    /// <param name="options">What to say beside the event; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait. An event that a runtime has taken by then still gets its outcome.</param>
    [SuppressMessage("ApiDesign", "RS0026", Justification = NeverCompete)]
    public Task<LambdaOutcome> InvokeAsync(
        ReadOnlyMemory<byte> json, InvokeOptions? options = null, CancellationToken cancellationToken = default)
    {
        Invocation invocation = _invocations.Create(json, options ?? InvokeOptions.Default, TestScopes.Current);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<LambdaOutcome>(cancellationToken);
        }

        Desk.Enqueue(invocation);
        return cancellationToken.CanBeCanceled ? WaitAsync(invocation, cancellationToken) : invocation.Outcome;
    }

    /// <summary>Invokes the function asynchronously, with the invocation type <c>Event</c>, and waits for the end of all attempts.</summary>
    /// <param name="json">The event, sent as UTF-8; need not be JSON.</param>
    /// <param name="options">What to say beside the event; null for the defaults.</param>
    /// <returns>What became of it. A caller of Lambda does not wait for it, and need not here: who does not await it goes on at once.</returns>
    /// <remarks>
    /// An attempt that fails is tried again after one minute and once more after two, on the emulator's clock and with the same request id;
    /// <see cref="AsyncInvoke"/> says how often, and who is told of the end.
    /// </remarks>
    /// <exception cref="ArgumentException">The event is larger than <see cref="LambdaEmulatorOptions.MaxPayloadBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">An invocation with the same request id has not ended yet.</exception>
    /// <exception cref="ObjectDisposedException">The emulator is disposed of first.</exception>
    /// <exception cref="FaultTestException">No runtime has asked for work for <see cref="LambdaEmulatorOptions.Patience"/>; the message says what to do.</exception>
    public async Task<AsyncInvocation> InvokeEventAsync(string json, InvokeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        AsyncInvokeOptions config = AsyncInvoke;
        Invocation first = _invocations.Create(Encoding.UTF8.GetBytes(json), options ?? InvokeOptions.Default, TestScopes.Current);
        int started = 0;
        var retries = new EventRetries(() => EnqueueAsync(started++ == 0 ? first : first.Again()), config, _time);
        var (attempts, condition) = await retries.RunAsync(_emulator.Stopped).ConfigureAwait(false);
        string record = DestinationRecord.Write(first.Context.FunctionArn, first.Event, attempts, condition, _time.GetUtcNow());
        (condition == AsyncCondition.Success ? config.OnSuccess : config.OnFailure)?.Send([record], first.Test);
        return new AsyncInvocation(attempts, condition, record);
    }

    /// <summary>Invokes it for a test that is not that of the flow.</summary>
    internal Task<LambdaOutcome> ServeAsync(string json, FaultInjector? test) =>
        EnqueueAsync(_invocations.Create(Encoding.UTF8.GetBytes(json), InvokeOptions.Default, test));

    internal void Break(RuntimeApiOperation operation, LambdaError error)
    {
        if (operation == RuntimeApiOperation.RestoreError)
        {
            _restoreError = error;
        }
        else
        {
            _initError = error;
        }

        Desk.Break(error);
    }

    private Task<LambdaOutcome> EnqueueAsync(Invocation invocation)
    {
        Desk.Enqueue(invocation);
        return invocation.Outcome;
    }

    private async Task<LambdaOutcome> WaitAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            return await invocation.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Desk.Withdraw(invocation);
            throw;
        }
    }
}
