namespace FaultKit.Testing;

/// <summary>Who waits for a queue to be done: with the messages of a test, or with all. Guarded by the queue.</summary>
internal sealed class QueueDrains
{
    private readonly List<(FaultInjector? Test, TaskCompletionSource Over)> _waiting = [];

    /// <summary>Waits.</summary>
    /// <param name="test">Whose messages; null for everybody's.</param>
    public Task Add(FaultInjector? test)
    {
        // Continuations run elsewhere, and not under the queue's lock.
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((test, over));
        return over.Task;
    }

    /// <summary>Tells those whose messages are all done.</summary>
    /// <param name="hasMessages">Whether messages of a test are left; of anybody's, for null.</param>
    public void Tell(Func<FaultInjector?, bool> hasMessages) => End(drain => !hasMessages(drain), over => over.TrySetResult());

    /// <summary>Tells those that wait for a message of a test why it will not be done.</summary>
    public void Fail(FaultInjector? test, Exception failure) => End(drain => drain is null || drain == test, over => over.TrySetException(failure));

    /// <summary>Tells everybody that nothing will be done any more.</summary>
    public void FailAll(Exception failure) => End(_ => true, over => over.TrySetException(failure));

    private void End(Func<FaultInjector?, bool> isMeant, Action<TaskCompletionSource> end)
    {
        foreach (var drain in _waiting.FindAll(drain => isMeant(drain.Test)))
        {
            _waiting.Remove(drain);
            end(drain.Over);
        }
    }
}
