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
    private readonly QueueDrains _drains = new();
    private readonly LambdaEmulatorOptions _emulator;
    private readonly QueueOptions _options;
    private EventSourceMapping? _mapping;
    private long _sent;
    private bool _isOver;

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

    /// <summary>Waits until no message is left: each was done, or has gone to the dead-letter queue. In a <see cref="FaultTest"/>, only that test's messages count.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">There are messages, and no function is served with them.</exception>
    /// <exception cref="ObjectDisposedException">The emulator is disposed of first.</exception>
    /// <exception cref="FaultTestException">A batch found no runtime; the message says what to do.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        var test = TestScopes.Current;
        Task drain;
        lock (_gate)
        {
            if (!Has(test))
            {
                return;
            }

            ObjectDisposedException.ThrowIf(_isOver, typeof(LambdaEmulator));

            if (_mapping is null)
            {
                throw new InvalidOperationException($"Nobody takes the {_all.Count} message(s) of the queue \"{Name}\". Subscribe a function: queue.Subscribe(emulator.Function(\"orders\")).");
            }

            drain = _drains.Add(test);
        }

        await drain.WaitAsync(cancellationToken).ConfigureAwait(false);
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
    /// <returns>What was taken; null where there was nothing to take.</returns>
    internal QueueLease? Receive(int most)
    {
        QueueLease? lease;
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

            lease = batch.Count > 0 ? Hide(batch, now) : null;
        }

        if (dead.Count > 0)
        {
            _options.DeadLetterQueue!.Take(dead);
        }

        TellDrains();
        return lease;
    }

    /// <summary>Done with these, also where they have come up again meanwhile; not where they were received again: an outdated receipt handle deletes nothing.</summary>
    internal void Delete(QueueLease lease, IEnumerable<EmulatedMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages.Where(message => message.Lease == lease))
            {
                lease.Drop(message);
                _visible.Remove(message);
                _all.Remove(message);
            }
        }

        TellDrains();
    }

    /// <summary>A batch could not be delivered at all: whoever waits for it is told.</summary>
    internal void Fail(FaultInjector? test, Exception failure)
    {
        lock (_gate)
        {
            _drains.Fail(test, failure);
        }
    }

    /// <summary>The emulator has ended: nothing is delivered any more.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _isOver = true;
            foreach (var message in _all)
            {
                message.Lease?.Timer?.Dispose();
            }

            _drains.FailAll(new ObjectDisposedException(nameof(LambdaEmulator)));
        }
    }

    private void TellDrains()
    {
        lock (_gate)
        {
            _drains.Tell(Has);
        }
    }

    private bool Has(FaultInjector? test) => test is null ? _all.Count > 0 : _all.Any(message => message.Test == test);

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
    private QueueLease Hide(List<EmulatedMessage> batch, DateTimeOffset now)
    {
        var lease = new QueueLease(batch);
        foreach (var message in batch)
        {
            message.ReceiveCount++;
            message.FirstReceived ??= now;
            message.Lease = lease;
        }

        lease.Timer = _emulator.TimeProvider.CreateTimer(_ => Show(lease), null, _options.VisibilityTimeout, Timeout.InfiniteTimeSpan);
        return lease;
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
