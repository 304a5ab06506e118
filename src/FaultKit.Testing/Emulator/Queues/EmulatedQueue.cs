using System.Diagnostics.CodeAnalysis;

namespace FaultKit.Testing;

/// <summary>A queue whose messages Lambda hands to a function: a standard SQS queue, as an event source mapping sees it.</summary>
/// <remarks>
/// What a function does not do comes again when its visibility timeout has passed, and goes to the dead-letter queue when it has come too
/// often. All of it is on the emulator's clock, so that on a <see cref="VirtualClock"/> nobody waits. A message belongs to the
/// <see cref="FaultTest"/> that it is sent in, and messages of different tests never share a batch. All members may be used from any
/// thread at once.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A queue of SQS, and no collection.")]
public sealed class EmulatedQueue
{
    /// <summary>How long SQS keeps a message unless told otherwise: where there is no dead-letter queue, it comes again until then.</summary>
    private static readonly TimeSpan s_retention = TimeSpan.FromDays(4);

    private readonly Lock _gate = new();
    private readonly LinkedList<EmulatedMessage> _visible = new();
    private readonly HashSet<EmulatedMessage> _all = [];
    private readonly List<TaskCompletionSource> _drains = [];
    private readonly LambdaEmulatorOptions _emulator;
    private readonly QueueOptions _options;
    private EventSourceMapping? _mapping;
    private long _sent;

    internal EmulatedQueue(string name, LambdaEmulatorOptions emulator, QueueOptions options) => (Name, _emulator, _options) = (name, emulator, options);

    /// <summary>Gets the queue's name.</summary>
    public string Name { get; }

    /// <summary>Gets the messages that are neither deleted nor moved, hidden ones included, in the order they were sent.</summary>
    public IReadOnlyList<EmulatedMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.OrderBy(message => message.Sent).ThenBy(message => message.Number)];
            }
        }
    }

    /// <summary>Sends messages, at once: a mapping finds all of them, or none.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <returns>The messages.</returns>
    public IReadOnlyList<EmulatedMessage> Send(params IEnumerable<string> bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        return Send(bodies, TestScopes.Current);
    }

    internal IReadOnlyList<EmulatedMessage> Send(IEnumerable<string> bodies, FaultInjector? test)
    {
        var now = _emulator.TimeProvider.GetUtcNow();
        EmulatedMessage[] messages;
        lock (_gate)
        {
            messages = [.. bodies.Select(body => new EmulatedMessage(RequestIdentity.RequestId($"queue/{Name}", ++_sent), body ?? throw new ArgumentNullException(nameof(bodies)), now, test) { Number = _sent })];
            Add(messages);
        }

        _mapping?.Look();
        return messages;
    }

    /// <summary>Has a function served with the messages, as an event source mapping does. A queue has one.</summary>
    /// <param name="function">The function.</param>
    /// <param name="options">How; null for Lambda's defaults, one batch at a time.</param>
    /// <exception cref="InvalidOperationException">A function is served already.</exception>
    public void Subscribe(EmulatedFunction function, EventSourceMappingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        var mapping = new EventSourceMapping(this, function, options ?? EventSourceMappingOptions.Default, _emulator.TimeProvider);
        if (Interlocked.CompareExchange(ref _mapping, mapping, null) is { } first)
        {
            throw new InvalidOperationException($"The queue \"{Name}\" serves the function \"{first.Function.Name}\" already: two readers of one queue would share its messages by chance. Give the second a queue of its own.");
        }

        mapping.Look();
    }

    /// <summary>Waits until no message is left: each was done, or has gone to the dead-letter queue.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">There are messages, and no function is served with them.</exception>
    /// <exception cref="ObjectDisposedException">The emulator is disposed of first.</exception>
    /// <exception cref="FaultTestException">A batch found no runtime; the message says what to do.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        TaskCompletionSource drain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_all.Count == 0)
            {
                return;
            }

            if (_mapping is null)
            {
                throw new InvalidOperationException($"Nobody takes the {_all.Count} message(s) of the queue \"{Name}\". Subscribe a function: queue.Subscribe(emulator.Function(\"orders\")).");
            }

            _drains.Add(drain);
        }

        await drain.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where its messages come from, in the words of an event.</summary>
    internal string Write(IReadOnlyList<EmulatedMessage> batch) => SqsBatch.Write(Name, _emulator.Region, _emulator.AccountId, batch).ToJsonString();

    internal int VisibleCount
    {
        get
        {
            lock (_gate)
            {
                return _visible.Count;
            }
        }
    }

    /// <summary>Takes the oldest visible messages of one test, and hides them; what was received too often goes to the dead-letter queue, and what is too old goes.</summary>
    internal IReadOnlyList<EmulatedMessage> Receive(int most)
    {
        var batch = new List<EmulatedMessage>();
        var dead = new List<EmulatedMessage>();
        var now = _emulator.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            for (var node = _visible.First; node is not null && batch.Count < most;)
            {
                var (message, next) = (node.Value, node.Next);
                if (now - message.Sent >= s_retention)
                {
                    _visible.Remove(node);
                    _all.Remove(message);
                }
                else if (_options.DeadLetterQueue is not null && message.ReceiveCount >= _options.MaxReceiveCount)
                {
                    _visible.Remove(node);
                    _all.Remove(message);
                    dead.Add(message);
                }
                else if (batch.Count == 0 || batch[0].Test == message.Test)
                {
                    _visible.Remove(node);
                    batch.Add(message);
                }

                node = next;
            }

            Hide(batch, now);
        }

        if (dead.Count > 0)
        {
            _options.DeadLetterQueue!.Take(dead);
        }

        TellDrains(null);
        return batch;
    }

    /// <summary>Done with these, also where they have come up again meanwhile.</summary>
    internal void Delete(IEnumerable<EmulatedMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                message.Lease?.Drop(message);
                _visible.Remove(message);
                _all.Remove(message);
            }
        }

        TellDrains(null);
    }

    /// <summary>A batch could not be delivered at all: whoever waits is told.</summary>
    internal void TellDrains(Exception? failure)
    {
        TaskCompletionSource[] drains;
        lock (_gate)
        {
            if (failure is null && _all.Count > 0)
            {
                return;
            }

            drains = [.. _drains];
            _drains.Clear();
        }

        foreach (var drain in drains)
        {
            _ = failure is null ? drain.TrySetResult() : drain.TrySetException(failure);
        }
    }

    private void Take(List<EmulatedMessage> messages)
    {
        lock (_gate)
        {
            Add(messages);
        }

        _mapping?.Look();
    }

    private void Add(IEnumerable<EmulatedMessage> messages)
    {
        foreach (var message in messages)
        {
            _all.Add(message);
            _visible.AddLast(message);
        }
    }

    /// <summary>What was received together comes up together.</summary>
    private void Hide(List<EmulatedMessage> batch, DateTimeOffset now)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var lease = new QueueLease(batch);
        foreach (var message in batch)
        {
            message.ReceiveCount++;
            message.FirstReceived ??= now;
            message.Lease = lease;
        }

        lease.Timer = _emulator.TimeProvider.CreateTimer(_ => Show(lease), null, _options.VisibilityTimeout, Timeout.InfiniteTimeSpan);
    }

    private void Show(QueueLease lease)
    {
        lock (_gate)
        {
            foreach (var message in lease.End())
            {
                _visible.AddLast(message);
            }
        }

        _mapping?.Look();
    }
}
