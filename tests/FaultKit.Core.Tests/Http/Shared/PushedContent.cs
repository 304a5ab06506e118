using System.Net;

namespace FaultKit.Tests.Http;

/// <summary>A body that sends what it has and then waits for more, as a stream of events does.</summary>
internal sealed class PushedContent(byte[] first, Task more) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(first);
        await stream.FlushAsync();
        await more;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
