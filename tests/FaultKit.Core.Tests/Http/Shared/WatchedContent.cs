namespace FaultKit.Tests.Http;

/// <summary>A body that says whether it was disposed.</summary>
internal sealed class WatchedContent(byte[] bytes) : ByteArrayContent(bytes)
{
    public bool IsDisposed { get; private set; }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
