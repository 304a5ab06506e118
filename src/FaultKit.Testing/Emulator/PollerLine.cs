using System.Diagnostics.CodeAnalysis;

namespace FaultKit.Testing;

/// <summary>The long polls that wait for an event, first come, first served.</summary>
/// <remarks>Its members are called under the desk's lock, which a poller that gives up takes by itself.</remarks>
internal sealed class PollerLine(Lock gate)
{
    private readonly LinkedList<TaskCompletionSource<Delivery?>> _line = new();

    public int Count => _line.Count;

    public Task<Delivery?> JoinAsync(CancellationToken cancellationToken)
    {
        var poller = _line.AddLast(new TaskCompletionSource<Delivery?>(TaskCreationOptions.RunContinuationsAsynchronously));
        return cancellationToken.CanBeCanceled ? WaitAsync(poller, cancellationToken) : poller.Value.Task;
    }

    public bool TryTakeFirst([NotNullWhen(true)] out TaskCompletionSource<Delivery?>? poller)
    {
        poller = _line.First?.Value;
        if (poller is not null)
        {
            _line.RemoveFirst();
        }

        return poller is not null;
    }

    private async Task<Delivery?> WaitAsync(LinkedListNode<TaskCompletionSource<Delivery?>> poller, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(_ => Leave(poller, cancellationToken), null);
        return await poller.Value.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<TaskCompletionSource<Delivery?>> poller, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // No longer in line: an event was given first, and must not be lost.
            if (poller.List is null)
            {
                return;
            }

            _line.Remove(poller);
        }

        poller.Value.SetCanceled(cancellationToken);
    }
}
