using System.Net;

namespace FaultKit.Testing.Tests;

/// <summary>A body that begins, and ends when the test says so.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    public void Finish() => _finish.SetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, Patience.Token);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("he"u8.ToArray(), cancellationToken);
        _begun.SetResult();
        await _finish.Task.WaitAsync(cancellationToken);
        await stream.WriteAsync("ld"u8.ToArray(), cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
