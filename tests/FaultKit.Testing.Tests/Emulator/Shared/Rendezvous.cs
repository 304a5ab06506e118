namespace FaultKit.Testing.Tests;

/// <summary>Lets so many go on when all of them have come.</summary>
internal sealed class Rendezvous(int size)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task ArriveAsync()
    {
        lock (_gate)
        {
            var full = _full;
            if (++_count % size == 0)
            {
                _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
                full.SetResult();
            }

            return full.Task;
        }
    }
}
