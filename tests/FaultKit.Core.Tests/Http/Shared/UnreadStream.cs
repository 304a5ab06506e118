namespace FaultKit.Tests.Http;

/// <summary>A stream that says whether it was read.</summary>
internal sealed class UnreadStream() : MemoryStream([1, 2, 3])
{
    public bool WasRead { get; private set; }

    // Every other way to read comes through here, because the type is not MemoryStream itself.
    public override int Read(byte[] buffer, int offset, int count)
    {
        WasRead = true;
        return base.Read(buffer, offset, count);
    }
}
