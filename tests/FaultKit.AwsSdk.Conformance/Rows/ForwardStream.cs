namespace FaultKit.AwsSdk.Conformance;

/// <summary>A stream that goes forward only, as one that comes from a socket.</summary>
/// <param name="bytes">What it holds.</param>
internal sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public override bool CanSeek => false;
}
