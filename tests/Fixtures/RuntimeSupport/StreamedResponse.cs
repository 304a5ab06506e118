namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A result that is streamed: the real client sends it over a connection of its own, this one through its HTTP client.</summary>
public sealed class StreamedResponse(byte[] bytes) : MemoryStream(bytes)
{
    /// <summary>Has no length to tell, so that it goes out in chunks.</summary>
    public override bool CanSeek => false;
}
